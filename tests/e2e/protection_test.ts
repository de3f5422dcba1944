import { strict as assert } from "node:assert";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { aRecipient, toCsv } from "../db/upload/a_recipient.ts";
import { URAYASU } from "./a_desk_journey.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";
import { VenueTablet } from "./venue_tablet.ts";

Deno.test(
  "a person is put under 支援措置, which every page of theirs here says and a venue never",
  browserTest,
  async (t) => {
    const office = await anOffice();
    await hasAccount(office, { kind: "municipal", loginId: "a@a.lg.jp", municipality: URAYASU });
    await hasAccount(office, { kind: "venue", loginId: "tent", municipality: URAYASU });
    const server = startServer(office);
    const browser = await launchBrowser();
    try {
      const person = aRecipient();
      const desk = await MunicipalDesk.open(browser, server.url, "a@a.lg.jp");
      const { screen } = desk;
      await desk.uploads("住民.csv", toCsv([person]));
      await desk.looksUp(person.ticketNumber);

      await t.step("without a reason it is not set; what was typed stays", async () => {
        await screen.page.locator("summary", { hasText: "支援措置を登録する" }).click();
        await screen.fill("支援措置の終了日", "20220630");
        await screen.press("支援措置を登録する");
        await screen.sees("支援措置の理由を選んでください。");
        await screen.isAccessible();
        assert.equal(await screen.page.getByLabel("支援措置の終了日").inputValue(), "20220630");
      });

      await t.step(
        "with one, the page says first thing who is protected and until when",
        async () => {
          await screen.choose("支援措置の理由", "DV等支援措置の申出");
          await screen.press("支援措置を登録する");
          await screen.sees("支援措置の対象者です");
          await screen.sees(/2022年6月30日まで/);
          await screen.isAccessible();
          await screen.page.setViewportSize({ width: 820, height: 1180 });
          await screen.isAccessible();
          await screen.page.setViewportSize({ width: 1280, height: 800 });
        },
      );

      await t.step("a venue that reads the ticket sees nothing of it", async () => {
        const tablet = await VenueTablet.open(browser, server.url, "tent");
        await tablet.reads(`21${URAYASU}${person.ticketNumber}`);
        await tablet.screen.arrivesAt("読み取り結果の確認");
        assert.doesNotMatch(await tablet.screen.page.content(), /支援措置/);
        await tablet.screen.close();
      });

      await t.step("released with a reason, the mark goes and the history stays", async () => {
        await screen.page.locator("summary", { hasText: "支援措置を解除する" }).click();
        await screen.choose("支援措置を解除する理由", "本人から終了の申出があった");
        await screen.press("支援措置を解除する");
        await screen.page.locator("summary", { hasText: "支援措置を登録する" }).waitFor();
        const [past] = await screen.table("支援措置の履歴（新しい順）");
        assert.equal(past![1], "a@a.lg.jp");
        assert.match(past![4]!, /^解除（.*、a@a\.lg\.jp、本人から終了の申出があった）$/);
        await screen.isAccessible();
      });
    } finally {
      await browser.close();
      await server.close();
      await office.database.close();
    }
  },
);
