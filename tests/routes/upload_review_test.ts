import assert from "node:assert/strict";
import { runJobs } from "../../db/job/run_jobs.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { doseFile } from "../db/upload/an_applied_dose_file.ts";
import type { Page } from "./a_browser.ts";
import { aCsvFile } from "./a_csv_file.ts";
import { aDesk, countsOn, type Desk } from "./a_desk.ts";
import { attribute, formOf, plainText, tableRows, tagById, textOf } from "./html.ts";
import { ICHIKAWA } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const desk = await aDesk({ app, office });
const colleague = await aDesk({ app, office });

const SUZUKI = { residentNumber: "9001", myNumber: "", familyName: "鈴木", ticketNumber: "" };
const STORED = { residentNumber: "9000", familyName: "山田" };
await desk.registers(aCsvFile([STORED]));

/** A file that only changes the stored person's name: each is another. */
let names = 0;
const aChange = () =>
  aCsvFile([{ ...STORED, familyName: `改姓${"あいうえおかきくけこ"[names++]}` }]);

Deno.test("a review shows counts and each cell before and after, and nothing is registered", async () => {
  const rows = [{ ...STORED, familyName: "佐藤" }, { ...SUZUKI, myNumber: "234567890121" }];
  const page = await desk.reviews(aCsvFile(rows));
  assert.equal(page.status, 200);
  assert.deepEqual(countsOn(page), ["1", "1", "0", "0", "2"]);
  assert.match(page.html, /<del[^>]*>山田<\/del>.*?<ins[^>]*>佐藤<\/ins>/s);
  assert.match(plainText(page.html), /まだ登録していません.*2件を確認しました/s);
  const person = await desk.staff.submit(paths.search, { ticketNumber: "0000000123" });
  assert.match(plainText(person.html), /山田　太郎/);
  const history = tableRows((await desk.staff.visit(paths.uploads)).html);
  assert.deepEqual(history[1]!.slice(2, 7), ["登録待ち", "1", "1", "0", "0"]);
  const result = await desk.finish(page, "登録");
  assert.match(plainText(result.html), /登録完了.*新規1件・変更1件を登録しました。/s);
  assert.deepEqual(countsOn(result), countsOn(page));
});

Deno.test("of a very large dose file the review says how much of it was examined", async () => {
  const csv = doseFile([{ ticketNumber: "0000000123" }]);
  const page = await desk.reviewsDoses(new File([csv], "台帳.csv", { type: "text/csv" }));
  assert.doesNotMatch(plainText(page.html), /先頭から/);
  const owner = ownerSql(office.database);
  await owner`update upload set new_count = 50000 where id = ${page.path.split("/").at(-1)!}`;
  assert.doesNotMatch(plainText((await desk.staff.visit(page.path)).html), /先頭から/);
  await owner`update upload set new_count = 50001 where id = ${page.path.split("/").at(-1)!}`;
  assert.match(
    plainText((await desk.staff.visit(page.path)).html),
    /先頭から50,000人分までを調べました。残りは、登録したあとに調べて/,
  );
});

Deno.test("a doubt that nobody settled is refused with what to do, on the review itself", async () => {
  await desk.registers(aCsvFile([{ ...STORED, sex: "2" }]));
  const review = await desk.reviews(aCsvFile([{ ...STORED, sex: "2" }]));
  assert.match(plainText(review.html), /違うファイルではありませんか.*全く同じ内容のファイルです/s);
  const refused = await desk.submit(review, "登録");
  assert.equal(refused.status, 422);
  assert.match(textOf(refused.html, "title")!, /^エラー：/);
  assert.match(refused.html, /<a href="#doubts">[^<]*「注意の内容を確かめました」に印を付けてから/);
  const box = tagById(refused.html, "doubts");
  assert.deepEqual([attribute(box, "aria-invalid"), attribute(box, "aria-describedby")], [
    "true",
    "doubts-error",
  ]);
  assert.deepEqual(countsOn(refused), countsOn(review));
  const result = await desk.finish(refused, "登録", { doubts: "settled" });
  assert.match(plainText(result.html), /登録完了/);
});

Deno.test("wrong rows go unregistered only by the button that says so", async () => {
  const wrong = { ...SUZUKI, residentNumber: "9002", myNumber: "234567890121", sex: "9" };
  const review = await desk.reviews(aCsvFile([{ ...STORED, sex: "1" }, wrong]));
  assert.match(plainText(review.html), /エラーの1行を除いて登録する（1件）/);
  const { action } = formOf(review.html, "登録");
  const refused = await desk.staff.submit(action, {});
  assert.equal(refused.status, 422);
  assert.match(plainText(refused.html), /「エラーの行を除いて登録する」を選ぶか/);
  const result = await desk.finish(refused, "登録");
  assert.match(plainText(result.html), /新規0件・変更1件.*エラーの1行は登録していません。/s);
});

const decisions: [first: string, second: string, told: RegExp][] = [
  ["登録", "登録", /既に「登録中」になっています。今の状態を確かめて/],
  ["登録", "取り消し", /既に「登録中」になっています/],
  ["取り消し", "登録", /既に「取り消し」になっています/],
  ["取り消し", "取り消し", /既に「取り消し」になっています/],
];

for (const [first, second, told] of decisions) {
  Deno.test(`of two colleagues, ${second} after ${first} is told so and changes nothing`, async () => {
    const review = await desk.reviews(aChange());
    const theirs = await colleague.staff.visit(review.path);
    await desk.submit(review, first);
    const late = await colleague.submit(theirs, second);
    assert.equal(late.status, 422);
    assert.match(errorSummary(late), told);
    assert.doesNotMatch(late.html, /href="#doubts"/);
    await runJobs(office);
    const after = await colleague.submit(theirs, second);
    assert.match(errorSummary(after), first === "登録" ? /既に「登録完了」/ : told);
    const end = await desk.staff.visit(review.path);
    assert.match(plainText(end.html), first === "登録" ? /登録完了/ : /何も登録していません/);
  });
}

Deno.test("a municipality may choose one step: clean files go in, doubtful ones still wait", async () => {
  const ichikawa = await aDesk({ app, office }, ICHIKAWA);
  const page = await ichikawa.staff.visit(paths.uploads);
  assert.equal(formOf(page.html, "登録の進め方").fields.steps, "always_review");
  const chosen = await ichikawa.submit(page, "登録の進め方", { steps: "one_step" });
  assert.equal(chosen.path, paths.uploads);
  assert.match(plainText(chosen.html), /エラーも注意もないファイルは、そのまま登録します。/);
  assert.equal(formOf(chosen.html, "登録の進め方").fields.steps, "one_step");
  const clean = await ichikawa.reviews(aCsvFile([STORED]));
  assert.match(plainText(clean.html), /登録完了/);
  const faulty = await ichikawa.reviews(aCsvFile([{ ...STORED, sex: "1" }, { sex: "9" }]));
  assert.match(plainText(faulty.html), /まだ登録していません/);
  const same = await ichikawa.reviews(aCsvFile([STORED]));
  assert.match(plainText(same.html), /まだ登録していません.*全く同じ内容/s);
  const other = await desk.staff.visit(paths.uploads);
  assert.equal(formOf(other.html, "登録の進め方").fields.steps, "always_review");
});

Deno.test("an undo asks first, takes the file back, and is not done twice", async () => {
  const before = await nameOf(desk);
  const result = await desk.registers(aChange());
  assert.notEqual(await nameOf(desk), before);
  const id = result.path.split("/").at(-1)!;
  const asked = await desk.staff.visit(paths.uploadUndo(id));
  assert.deepEqual(tableRows(asked.html)[1], ["接種対象者", "1", "0"]);
  assert.match(plainText(asked.html), /変更された記録はありません/);
  const undone = await desk.finish(asked, "登録の取消");
  assert.match(plainText(undone.html), /取消完了.*この登録をすべて取り消しました。/s);
  assert.equal(await nameOf(desk), before);
  const again = await colleague.submit(asked, "登録の取消");
  assert.equal(again.status, 409);
  assert.match(plainText(again.html), /この登録はすでに取り消しています/);
  assert.equal(formOf(again.html, "登録の取消").action, "", "and there is nothing more to press");
});

Deno.test("what an undo keeps is listed on the page and in a file", async () => {
  const result = await desk.registers(aChange());
  await desk.registers(aChange());
  const id = result.path.split("/").at(-1)!;
  const asked = await desk.staff.visit(paths.uploadUndo(id));
  assert.deepEqual(tableRows(asked.html)[1], ["接種対象者", "1", "1"]);
  const undone = await desk.finish(asked, "登録の取消");
  assert.match(
    plainText(undone.html),
    /確認が必要な記録があります.*1件は登録前の状態に戻していません/s,
  );
  const file = await desk.staff.send(paths.uploadKept(id));
  assert.match(await file.text(), /個別宛名番号,券番号,理由\r\n9000,0000000123,登録のあとに/);
});

async function nameOf({ staff }: Desk): Promise<string> {
  const page = await staff.submit(paths.search, { ticketNumber: "0000000123" });
  return /(\S+)　太郎/.exec(plainText(page.html))?.[1] ?? "";
}

function errorSummary({ html }: Page): string {
  const [, summary = ""] = /<div class="error-summary"[^>]*>(.*?)<\/div>/s.exec(html) ?? [];
  return plainText(summary);
}
