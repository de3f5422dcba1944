import assert from "node:assert/strict";
import { myNumberCheckDigit } from "../../domain/recipient/my_number.ts";
import { runJobs } from "../../db/job/run_jobs.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { Browser, type Page } from "./a_browser.ts";
import { aCsvFile } from "./a_csv_file.ts";
import { countsOn, Desk } from "./a_desk.ts";
import { sends } from "./at_the_counter.ts";
import { formOf, plainText, tableRows, textOf } from "./html.ts";
import { aBrowserOf, anAccount, PASSWORD, URAYASU } from "./some_staff.ts";

/** 山田太郎 is in the file, the person with ticket 456 comes to the venue before their file does. */
const YAMADA = { residentNumber: "000123", ticketNumber: "0000000123" };
const SATO = {
  residentNumber: "000456",
  myNumber: `98765432109${myNumberCheckDigit("98765432109")}`,
  familyName: "佐藤",
  givenName: "花子",
  familyKana: "サトウ",
  givenKana: "ハナコ",
  sex: "2",
  ticketNumber: "0000000456",
};
const PRESET = {
  venueName: "市民体育館",
  vaccineCode: "pfizer",
  lotNumber: "EX1234",
  doctorName: "鈴木 一郎",
  personConfirmed: "yes",
};

Deno.test("a whole day's work goes through without JavaScript, nobody standing in an address", async () => {
  const office = await anOffice();
  const app = createApp(office);
  const staffId = await anAccount(office, { kind: "municipal" });
  const staff = new Browser(app);
  const desk = new Desk(staff, office);
  const tablet = await aBrowserOf({ app, office }, { kind: "venue" });

  // 自治体職員 signs in and finds nobody yet.
  const start = await staff.submit(paths.signIn, { loginId: staffId, password: PASSWORD });
  assert.equal(start.path, paths.progress);
  assert.deepEqual(figures(start), ["0", "0", "0"]);

  // The CSV: first with a fault, then mended.
  const uploads = await staff.visit(paths.uploads);
  const wrong = { ...SATO, sex: "9" };
  const waiting = await desk.submit(uploads, "接種対象者登録", { file: aCsvFile([YAMADA, wrong]) });
  assert.match(plainText(waiting.html), /この画面は自動では更新されません。最新の状態を表示/);
  await runJobs(office);
  const faulty = await staff.visit(waiting.path);
  assert.match(plainText(faulty.html), /まだ登録していません/);
  assert.deepEqual(tableRows(faulty.html).at(-1)?.slice(0, 2), ["3", "性別"]);
  const declined = await desk.submit(faulty, "取り消し");
  assert.match(plainText(declined.html), /取り消しました.*何も登録していません/s);
  const file = aCsvFile([YAMADA], "接種対象者 6月(1).csv");
  const done = await desk.registers(file);
  assert.match(plainText(done.html), /登録完了.*1件を確認し、新規1件・変更0件を登録しました。/s);
  assert.deepEqual(countsOn(done), ["1", "0", "0", "0", "1"]);
  await assertComesBack(staff, done, file);
  assert.deepEqual(figures(await staff.visit(paths.progress)), ["1", "0", "0"]);

  // 接種会場: the registered person, then the one who is not registered yet.
  const reading = await read(tablet, "2 1 122271 0000000123");
  assert.match(plainText(reading.html), /千葉県浦安市.*接種.*山田　太郎.*ヤマダ　タロウ.*41歳/s);
  const registered = await sends(tablet, reading, PRESET);
  assert.match(plainText(registered.html), /1回目を登録しました.*本日の登録：1件/s);
  const unknown = await read(tablet, "211222710000000456");
  assert.match(plainText(unknown.html), /接種対象者は未登録です/);
  const { venueName } = formOf(unknown.html, "接種の内容").fields;
  assert.equal(venueName, PRESET.venueName, "the venue is remembered");
  await sends(tablet, unknown, { personConfirmed: "yes" });
  const again = await read(tablet, "211222710000000123");
  assert.match(plainText(again.html), /登録済みです/);
  assert.doesNotMatch(again.html, /<button type="submit"/);

  // 当日の一覧, newest first; nobody's name for the unregistered one.
  const today = tableRows((await tablet.visit(paths.venueDoses)).html).slice(1, 3);
  assert.deepEqual(today.map(([, name]) => name), ["–", "山田　太郎"]);

  // 照会: at once, by number and by the whole line.
  const record = await staff.submit(paths.search, { ticketNumber: YAMADA.ticketNumber });
  assert.equal(textOf(record.html, "h1"), "照会結果");
  assert.match(plainText(record.html), /山田　太郎.*市民体育館/s);
  const byLine = await staff.submit(paths.search, { ticketNumber: "211222710000000123" });
  assert.equal(byLine.path, record.path);

  // データ出力: seventeen columns; the waiting list loses its row when the file arrives.
  assert.deepEqual(await desk.takes("予防接種台帳向け出力"), [[
    "000123",
    ...["20210701100000", "20210701", "0000000123", URAYASU, "市民体育館", "鈴木 一郎"],
    ...["ファイザー", "EX1234"],
    ...["", "", "", "", "", "", "", ""],
  ]]);
  const without = await desk.takes("接種対象者登録待ちリスト出力");
  assert.deepEqual(without.map((row) => row[3]), ["0000000456"]);
  assert.deepEqual(countsOn(await desk.registers(aCsvFile([SATO]))), ["1", "0", "0", "0", "1"]);
  assert.deepEqual(await desk.takes("接種対象者登録待ちリスト出力"), []);
  const both = await desk.takes("予防接種台帳向け出力");
  assert.deepEqual(both.map(([resident]) => resident), ["000123", "000456"]);
  assert.deepEqual(figures(await staff.visit(paths.progress)), ["2", "2", "0"]);

  // パスワード変更 and ログアウト.
  const next = "another long password";
  const changed = await staff.submit(paths.password, { current: PASSWORD, next, again: next });
  assert.equal(textOf(changed.html, "h1"), "変更完了");
  assert.match(
    plainText((await staff.visit(paths.signOut)).html),
    /ログアウトします。よろしいですか/,
  );
  assert.equal((await staff.submit(paths.signOut, {})).path, paths.signIn);
  assert.equal((await staff.visit(paths.progress)).path, paths.signIn);
  const old = await staff.submit(paths.signIn, { loginId: staffId, password: PASSWORD });
  assert.equal(old.status, 422);
  const fresh = await staff.submit(paths.signIn, { loginId: staffId, password: next });
  assert.equal(fresh.path, paths.progress);

  for (const address of [...staff.addresses, ...tablet.addresses]) {
    const said = decodeURIComponent(address);
    assert.doesNotMatch(said, /[^\x20-\x7e]|0000000\d{3}|000123|1980|98765432109/, said);
  }
});

/** The history offers the file again: the same bytes under the same name. */
async function assertComesBack(staff: Browser, { path }: Page, file: File): Promise<void> {
  const answer = await staff.send(`${path}/file`);
  const name = answer.headers.get("content-disposition")?.match(/filename\*=UTF-8''(\S+)$/)?.[1];
  assert.equal(decodeURIComponent(name ?? ""), file.name);
  assert.doesNotMatch(name ?? "", /[()' ]/);
  assert.deepEqual(await answer.bytes(), await file.bytes());
}

function read(tablet: Browser, ocrLine: string): Promise<Page> {
  return tablet.submit(paths.venueReadings, { ocrLine });
}

function figures({ html }: Page): string[] {
  return [...html.matchAll(/<span class="figure__number">([^<]*)</g)].map(([, figure]) => figure!);
}
