import { strict as assert } from "node:assert";
import { addLots } from "../../db/vaccine/add_lots.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { aLot } from "../db/vaccine/a_vaccine.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { Screen } from "./screen.ts";

const URAYASU = "122271";
const office = await anOffice();
await hasAccount(office, { kind: "venue", loginId: "across", municipality: URAYASU });
const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const ticketNumber = "0000000701";
await upload(office.database, act, { content: [aRecipient({ ticketNumber })] });
const entry = aDoseEntry({ vaccinatedOn: "2021-06-01" });
await giveDose(office.database, act, aDose(aTicket(URAYASU, { ticketNumber }), { entry }));
await addLots(office.database.register, act, [aLot({ lotNumber: "EY5420", expiresOn: null })]);

/** Whose ticket it is, what confirms it, and what registers it. */
const SEEN = [".person__name dd", ".confirm__box", "main form button[type=submit]"];

for (const [how, width, height] of [["upright", 820, 1180], ["across", 1280, 800]] as const) {
  Deno.test(
    `on a tablet held ${how}, name, confirmation and 登録 are in sight together`,
    browserTest,
    async () => {
      const server = startServer(office);
      const browser = await launchBrowser();
      try {
        const screen = await Screen.open(browser, server.url, { viewport: { width, height } });
        await screen.signIn("across");
        await setsPresets(screen);
        await screen.fill("OCRライン（18桁）", `22${URAYASU}${ticketNumber}`);
        await screen.press("次へ");
        const { page } = screen;
        await page.waitForFunction(() => document.activeElement?.id === "personConfirmed");
        assert.deepEqual(await page.evaluate(uncovered, SEEN), SEEN);
        await screen.arrivesAt("読み取り結果の確認");
      } finally {
        await browser.close();
        await server.close();
      }
    },
  );
}

async function setsPresets(screen: Screen): Promise<void> {
  await screen.follow("登録内容を設定する");
  await screen.fill("会場名", "市民ホール");
  await screen.choose("ワクチン", "ファイザー（コミナティ筋注）");
  await screen.fill("ロットNo.", "EY5420");
  await screen.page.getByLabel("医師名").fill("鈴木 一郎");
  await screen.press("設定する");
  await screen.sees("ファイザー・EY5420");
}

/** Which of these stand in the window from top to bottom, with nothing before them. */
function uncovered(selectors: readonly string[]): string[] {
  return selectors.filter((selector) => {
    const element = document.querySelector(selector)!;
    const { left, top, bottom, width } = element.getBoundingClientRect();
    const isSeen = (y: number) => {
      const there = document.elementFromPoint(left + width / 2, y);
      return there !== null && (element.contains(there) || there.contains(element));
    };
    return top >= 0 && bottom <= innerHeight && isSeen(top + 1) && isSeen(bottom - 1);
  });
}
