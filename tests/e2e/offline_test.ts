import { strict as assert } from "node:assert";
import { addLots } from "../../db/vaccine/add_lots.ts";
import { groupOcrLine } from "../../domain/ticket/ocr_line.ts";
import { paths } from "../../views/paths.ts";
import { browserTest } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { until } from "../db/embedded/writer_process.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { aLot } from "../db/vaccine/a_vaccine.ts";
import { type BreakingServer, startBreakingServer } from "./a_breaking_server.ts";
import { takeOf, withCamera } from "./a_camera.ts";
import { hasAccount } from "./a_server.ts";
import { hasKit, isReadyForOffline, OfflineTablet, openlyKept } from "./an_offline_tablet.ts";
import { Screen } from "./screen.ts";

const URAYASU = "122271";
const office = await anOffice();
// Tablets read by their own clocks.
office.time = new Date();
const owner = ownerSql(office.database);
for (const loginId of ["hall", "gym"]) {
  await hasAccount(office, { kind: "venue", loginId, municipality: URAYASU });
}
const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const people = ["0000000601", "0000000602", "0000000603", "0000000604", "0000000605"];
await upload(office.database, act, {
  content: people.map((ticketNumber, index) =>
    aRecipient({ ticketNumber, residentNumber: `${601 + index}` })
  ),
});
await addLots(office.database.register, act, [aLot({ lotNumber: "EY5420", expiresOn: null })]);

const OFFLINE_READING = "接種券の読み取り（通信なし）";
const OFFLINE_ENTRY = "読み取り結果の確認（通信なし）";

Deno.test(
  "read without a network, through a reload and a dead battery, doses are registered once",
  browserTest,
  async () => {
    const server = startBreakingServer(office);
    const tablet = await OfflineTablet.open(server.url);
    try {
      await tablet.screen.signIn("hall");
      await isReadyForOffline(tablet.screen);
      await registersAtTheCounter(tablet.screen, "0000000602");

      await server.cut();
      await reads(tablet.screen, "0000000601");
      await registersOffline(tablet.screen);
      await tablet.screen.sees(/未送信\s*1\s*件/);
      await tablet.screen.page.reload();
      await tablet.screen.arrivesAt(OFFLINE_READING);
      await reads(tablet.screen, "0000000602");
      await registersOffline(tablet.screen);
      await tablet.screen.press("佐藤 花子");
      await reads(tablet.screen, "0000000999");
      await registersOffline(tablet.screen);
      await tablet.kill();

      await tablet.start();
      const { screen } = tablet;
      await screen.page.goto(server.url + paths.venue);
      await screen.sees(/未送信\s*3\s*件/);
      await screen.follow("未送信の一覧");
      await screen.arrivesAt("未送信の一覧");
      const waiting = await screen.table("未送信（古い順に送信します）");
      const numbers = waiting.map(([ticket]) => ticket!.slice(-10));
      assert.deepEqual(numbers, ["0000000601", "0000000602", "0000000999"]);
      assert.match(waiting[2]![2]!, /佐藤 花子/);

      server.mend();
      await screen.signIn("hall");
      await screen.sees(/うち要確認\s*2\s*件/);
      assert.deepEqual(await registered(), ["0000000601", "0000000602"]);
      await settlesConflicts(screen);
      assert.deepEqual(await registered(), ["0000000601", "0000000602", "0000000999"]);
    } finally {
      await tablet.close();
      await server.close();
    }
  },
);

/** One has been registered before: it is dropped. One of nobody registered: it is looked at. */
async function settlesConflicts(screen: Screen): Promise<void> {
  await screen.page.locator("#unsent").getByRole("link", { name: /未送信/ }).click();
  await screen.arrivesAt("未送信の一覧");
  const [double, unknown] = ["0000000602", "0000000999"].map((number) =>
    screen.page.getByRole("article").filter({ hasText: number })
  );
  await double!.getByText(/1回目（接種）は.+の分が登録済みです/).waitFor();
  await double!.getByRole("button", { name: "登録しない" }).click();
  await screen.arrivesAt("登録しない");
  await screen.press("登録しない");
  await screen.sees("登録しない理由を選んでください。");
  await screen.page.locator("select[name=reason]").selectOption("すでに登録されている");
  await screen.press("登録しない");
  await double!.waitFor({ state: "detached" });
  await unknown!.getByText(/この接種券の人はまだ登録されていません/).waitFor();
  await unknown!.getByRole("button", { name: "内容を確かめて登録する" }).click();
  await screen.arrivesAt("読み取り結果の確認");
  assert.equal(await screen.page.locator("#doctorName").inputValue(), "佐藤 花子");
  await screen.page.locator("#personConfirmed").check();
  await screen.press("登録");
  await screen.arrivesAt("登録完了");
  await screen.page.locator("#unsent").waitFor({ state: "hidden" });
}

Deno.test(
  "a form whose answer is lost is queued and registered once; what is left at sign-out is its account's",
  browserTest,
  () =>
    withCamera(["line_only"], async (browser) => {
      const server = startBreakingServer(office);
      const screen = await Screen.open(browser, server.url, TABLET);
      await screen.page.context().grantPermissions(["camera"]);
      await screen.signIn("hall");
      await isReadyForOffline(screen);
      await losesAnAnswer(screen, server);
      await readsByCameraWithout(screen, server);
      await reads(screen, "0000000605");
      await registersOffline(screen);
      assert.doesNotMatch(await openlyKept(screen.page), /0000000604|0000000605|鈴木/);
      await isUpdated(screen, server);
      await leavesUnsent(screen);

      server.turnAway(undefined);
      await screen.signIn("gym");
      await hasNothingUnsent(screen);
      assert.ok(!(await registered()).includes("0000000605"));
      await screen.goTo(paths.signOut);
      await screen.press("ログアウトする");
      await screen.arrivesAt("ログイン");

      await screen.signIn("hall");
      // To leave the page while it sends would put the next try off for a quarter of a minute.
      await until(async () => (await registered()).includes("0000000605"), 40);
      await hasNothingUnsent(screen);
      const doses = (await registered()).filter((number) => /060[45]$/.test(number));
      assert.deepEqual(doses, ["0000000604", "0000000605"]);
      await server.close();
    }),
);

/** The server registers the dose, and nobody hears of it; nor can the queue be sent. */
async function losesAnAnswer(screen: Screen, server: BreakingServer): Promise<void> {
  await reads(screen, "0000000604");
  await screen.arrivesAt("読み取り結果の確認");
  await screen.page.locator("#personConfirmed").check();
  server.turnAway(paths.venueOfflineDoses);
  server.loseAnswer(paths.venueDoses);
  await screen.press("登録");
  await screen.arrivesAt(OFFLINE_READING);
  await screen.sees("未送信として保存しました");
  assert.ok((await registered()).includes("0000000604"));
}

/** With nobody to answer, the worker, its WebAssembly and its nets come out of the tablet. */
async function readsByCameraWithout(screen: Screen, server: BreakingServer): Promise<void> {
  await server.cut();
  await screen.page.reload();
  await screen.arrivesAt(OFFLINE_READING);
  await screen.press("読み取り開始");
  await screen.arrivesAt(OFFLINE_ENTRY);
  await screen.sees(groupOcrLine((await takeOf("line_only")).digits));
  await screen.follow("登録せずに次の人を読み取る");
  await screen.press("停止");
  server.mend();
}

/** Another build takes over: what it does not need goes, the queue stays. */
async function isUpdated({ page }: Screen, server: BreakingServer): Promise<void> {
  server.rebuild("next");
  await page.reload();
  const kept = () => page.evaluate(() => caches.keys()).catch(() => []);
  await until(async () => (await kept()).join() === "vrs-offline-next", 60);
}

async function leavesUnsent(screen: Screen): Promise<void> {
  await screen.goTo(paths.signOut);
  await screen.sees(/未送信：2件/);
  await screen.isAccessible();
  await screen.press("未送信を残してログアウト");
  await screen.arrivesAt("ログイン");
  await screen.goTo(paths.venueOffline);
  await screen.sees("この端末は、まだ通信なしでは使えません");
}

/** Whatever this account had has been sent, or was another's. */
async function hasNothingUnsent(screen: Screen): Promise<void> {
  await screen.arrivesAt("接種券の読み取り");
  await screen.page.locator("#unsent").waitFor({ state: "hidden" });
  await hasKit(screen); // with the account's key, which the offline page does not ask for
  await screen.goTo(`${paths.venueOffline}#list`);
  await screen.sees("この端末に未送信の登録はありません。");
}

const TABLET = { viewport: { width: 820, height: 1180 }, serviceWorkers: "allow" } as const;

async function reads(screen: Screen, ticketNumber: string): Promise<void> {
  await screen.fill("OCRライン（18桁）", `21${URAYASU}${ticketNumber}`);
  await screen.press("次へ");
}

async function registersAtTheCounter(screen: Screen, ticketNumber: string): Promise<void> {
  await reads(screen, ticketNumber);
  await screen.arrivesAt("読み取り結果の確認");
  await screen.page.locator("#personConfirmed").check();
  await screen.press("登録");
  await screen.arrivesAt("登録完了");
}

async function registersOffline(screen: Screen): Promise<void> {
  await screen.arrivesAt(OFFLINE_ENTRY);
  await screen.check("接種券と本人を、紙で確かめました");
  await screen.press("登録");
  await screen.arrivesAt(OFFLINE_READING);
  await screen.sees("未送信として保存しました");
}

/** 券番号 of every dose, in their order; one registered twice would stand here twice. */
async function registered(): Promise<string[]> {
  const rows = await owner`
    select ticket_number from dose where municipality_code = ${URAYASU} order by ticket_number`;
  return rows.map(({ ticket_number }) => ticket_number);
}
