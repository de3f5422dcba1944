import { strict as assert } from "node:assert";
import type { Browser } from "playwright-core";
import { paths, todaysPaths } from "../../views/paths.ts";
import { VENUE_STATION } from "../../views/station/station.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { applyPeople } from "../db/dose_upload/apply_rows.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { hasAccount, type RunningServer, startServer } from "./a_server.ts";
import { Screen } from "./screen.ts";

const URAYASU = "122271";
const ICHIKAWA = "122033";
const LIST = "本日登録した接種（新しい順）";
const TABLET = { width: 820, height: 1180 };
const at = todaysPaths(VENUE_STATION.doses);

Deno.test(
  "a venue corrects, withdraws and restores what it registered, and prints its day",
  browserTest,
  async () => {
    await withStation("venue", async ({ browser, server, doses }) => {
      const screen = await opens(browser, server, "venue");
      await screen.openTab("当日の一覧");
      assert.deepEqual((await screen.table(LIST)).map((row) => row.slice(1, 4)), [
        ["–", `千葉県市川市 ${doses.foreign}`, "2回目"],
        ["–", doses.examination, "1回目（予診のみ）"],
        ["浦安　花子", doses.own, "1回目"],
      ]);
      await screen.fill("一覧をさがす", "うらやす");
      await screen.press("さがす");
      await screen.sees("1件みつかりました");
      await screen.isAccessible();
      await screen.follow(`${doses.own} 1回目を訂正`);
      await screen.arrivesAt("登録の訂正");
      await screen.fill("ロットNo.", "EX9999");
      await screen.press("訂正する");
      await screen.sees("理由を選んでください。");
      await screen.isAccessible();
      await screen.choose("理由", "読み取りの誤り");
      await screen.press("訂正する");
      await screen.sees("訂正しました");
      assert.equal((await screen.table(LIST))[2]![6], "EX9999");

      await screen.follow(`${doses.examination} 1回目（予診のみ）を取消`);
      await screen.arrivesAt("登録の取消");
      await screen.choose("取り消す理由", "接種（予診）をしていない");
      await screen.press("取り消す");
      await screen.sees("取り消しました");
      await screen.isAccessible();
      assert.match((await screen.table(LIST))[1]!.at(-1)!, /取消済み.*接種（予診）をしていない/);
      await screen.follow(`${doses.examination} 1回目（予診のみ）の取消をやめる`);
      await screen.arrivesAt("取り消した登録");
      await screen.press("取消をやめる");
      await screen.sees("取消をやめました");

      await screen.follow("日計表");
      await screen.arrivesAt("日計表");
      assert.deepEqual(await screen.table("ワクチン・ロット・回数ごとの合計"), [
        ["ファイザー", "EX9999", "1回目", "1"],
        ["武田／モデルナ", "3002333", "2回目", "1"],
      ]);
      await printsOnA4(screen);
    });
  },
);

Deno.test(
  "of two tablets that correct one dose at once, the second sees both and adds its own",
  browserTest,
  async () => {
    await withStation("venue", async ({ browser, server, ids }) => {
      const tablets = [
        await opens(browser, server, "venue"),
        await opens(browser, server, "venue"),
      ];
      const [first, second] = tablets as [Screen, Screen];
      for (const screen of tablets) {
        await screen.goTo(at.correction(ids[0]!));
        await screen.choose("理由", "入力の誤り");
      }
      await first.fill("ロットNo.", "EX1111");
      await second.fill("医師名", "医師次郎");
      await first.press("訂正する");
      await first.sees("訂正しました");
      await second.press("訂正する");
      await second.sees("先に同じ登録を変更しました");
      await second.isAccessible();
      assert.deepEqual(await second.table("今の登録内容とあなたの入力の見比べ"), [
        ["ロットNo.", "EY5420", "EX1111", "（変更なし）"],
        ["医師名", "医師　花子", "医師　花子", "医師次郎"],
      ]);
      assert.equal(await second.page.locator("#lotNumber").inputValue(), "EX1111");
      await second.press("訂正する");
      await second.sees("訂正しました");
      assert.equal((await second.table(LIST)).find((row) => row[1] === "浦安　花子")![6], "EX1111");
    });
  },
);

Deno.test("the town hall has the same list under 予診票個別登録", browserTest, async () => {
  await withStation("municipal", async ({ browser, server, doses }) => {
    const screen = await opens(browser, server, "municipal");
    await screen.goTo(paths.doseEntryDoses);
    await screen.sees("予診票個別登録");
    await screen.follow(`${doses.own} 1回目を取消`);
    await screen.arrivesAt("登録の取消");
    await screen.choose("取り消す理由", "同じ接種を二重に登録した");
    await screen.press("取り消す");
    await screen.sees("取り消しました");
    await screen.page.getByRole("main").getByRole("link", { name: "照会・補正" }).click();
    await screen.arrivesAt("照会・補正");
  });
});

/** Nothing sticks out of the sheet, the buttons stay behind, and the paper is A4 held upright. */
async function printsOnA4({ page }: Screen): Promise<void> {
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.getByRole("button", { name: "印刷" }).isVisible(), false);
  assert.equal(await page.getByRole("navigation").first().isVisible(), false);
  const pdf = new TextDecoder("latin1").decode(await page.pdf({ preferCSSPageSize: true }));
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)]
    .map(([, width, height]) => [Math.round(Number(width)), Math.round(Number(height))]);
  assert.deepEqual(boxes, [[595, 842]]);
  await page.emulateMedia({ media: null });
}

interface Stage {
  browser: Browser;
  server: RunningServer;
  /** The numbers of three tickets. */
  doses: { own: string; examination: string; foreign: string };
  /** Of these doses, in this order. */
  ids: string[];
}

async function withStation(
  kind: "venue" | "municipal",
  story: (stage: Stage) => Promise<void>,
): Promise<void> {
  const office = await anOffice();
  await hasAccount(office, { kind, loginId: `${kind}@example.lg.jp`, municipality: URAYASU });
  const owner = ownerSql(office.database);
  const [account] = await owner`select id from account`;
  await owner.end();
  const act = anAct({
    actor: anActor({ kind, municipalityCode: URAYASU, accountId: account!.id }),
  });
  const person = aRecipient({ familyName: "浦安", familyKana: "ウラヤス" });
  await applyPeople(office.database, act, [person]);
  const moderna = aDoseEntry({ vaccineCode: "moderna", lotNumber: "3002333" });
  const source = kind === "venue" ? "venue" as const : "hand" as const;
  const own = aTicket(URAYASU, { ticketNumber: person.ticketNumber });
  const examination = aTicket(URAYASU, { kind: "examination" });
  const foreign = aTicket(ICHIKAWA, { doseNumber: 2 });
  const ids: string[] = [];
  for (const dose of [aDose(own), aDose(examination), aDose(foreign, { entry: moderna })]) {
    const at = new Date(act.at.getTime() + ids.length * 60_000);
    ids.push(await giveDose(office.database, { ...act, at }, { ...dose, source }));
  }
  const doses = {
    own: own.ticketNumber,
    examination: examination.ticketNumber,
    foreign: foreign.ticketNumber,
  };
  const server = startServer(office);
  const browser = await launchBrowser();
  try {
    await story({ browser, server, doses, ids });
  } finally {
    await browser.close();
    await server.close();
    await office.database.close();
  }
}

async function opens(
  browser: Browser,
  { url }: RunningServer,
  kind: "venue" | "municipal",
): Promise<Screen> {
  const viewport = kind === "venue" ? TABLET : { width: 1280, height: 900 };
  const screen = await Screen.open(browser, url, { viewport });
  await screen.signIn(`${kind}@example.lg.jp`);
  await screen.sees("ログアウト");
  return screen;
}
