import { strict as assert } from "node:assert";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { aMyNumber, aRecipient, toCsv } from "../db/upload/a_recipient.ts";
import { URAYASU } from "./a_desk_journey.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";

Deno.test(
  "a My Number is shown for a reason, leaves the screen by itself, and no back button has it",
  browserTest,
  async (t) => {
    const office = await anOffice();
    await hasAccount(office, { kind: "municipal", loginId: "a@a.lg.jp", municipality: URAYASU });
    const server = startServer(office);
    const browser = await launchBrowser();
    try {
      const person = aRecipient({ myNumber: aMyNumber(740_000_001) });
      const shown = person.myNumber.replace(/(....)(....)(....)/, "$1 $2 $3");
      const desk = await MunicipalDesk.open(browser, server.url, "a@a.lg.jp");
      const { screen } = desk;
      await desk.uploads("住民.csv", toCsv([person]));
      await desk.looksUp(person.ticketNumber);
      await screen.page.clock.install();
      const isOnScreen = async () => (await screen.page.content()).includes(shown);

      await t.step("without a reason it stays hidden", async () => {
        assert.equal(await isOnScreen(), false);
        await screen.follow("マイナンバーを表示する");
        await screen.arrivesAt("マイナンバーの表示");
        await screen.press("マイナンバーを表示する");
        await screen.sees("表示する理由を選んでください。");
        await screen.isAccessible();
        assert.equal(await isOnScreen(), false);
      });

      await t.step("with one it is there for a minute", async () => {
        await screen.choose("表示する理由", "住民記録との照合");
        await screen.press("マイナンバーを表示する");
        await screen.sees(shown);
        await screen.isAccessible();
        await screen.page.clock.runFor(45_000);
        assert.equal(await isOnScreen(), true);
        await screen.page.clock.runFor(16_000);
        await screen.sees("番号を画面から消しました");
        assert.equal(await isOnScreen(), false);
        await screen.isAccessible();
      });

      await t.step("who leaves the page takes it off the screen for good", async () => {
        await screen.follow("照会結果へ戻る");
        await screen.follow("マイナンバーを表示する");
        await screen.choose("表示する理由", "住民記録との照合");
        await screen.press("マイナンバーを表示する");
        await screen.sees(shown);
        await screen.follow("照会結果へ戻る");
        await screen.arrivesAt("照会結果");
        assert.equal(await isOnScreen(), false);
        await screen.page.goBack();
        await screen.sees("マイナンバーは、事務に必要なときだけ表示します。");
        assert.equal(await isOnScreen(), false);
      });
    } finally {
      await browser.close();
      await server.close();
      await office.database.close();
    }
  },
);
