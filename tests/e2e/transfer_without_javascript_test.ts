import { strict as assert } from "node:assert";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { namesakes } from "../db/transfer/namesakes.ts";
import { URAYASU } from "./a_desk_journey.ts";
import { hasAccount, PASSWORD, startServer } from "./a_server.ts";
import { ICHIKAWA } from "./town_halls_journey.ts";

const office = await anOffice();
const ASKING = "nojs@urayasu.lg.jp";

Deno.test(
  "a municipality is chosen and asked in a browser without JavaScript",
  browserTest,
  async (t) => {
    await hasAccount(office, { kind: "municipal", loginId: ASKING, municipality: URAYASU });
    const loginId = "nojs@ichikawa.lg.jp";
    await hasAccount(office, { kind: "municipal", loginId, municipality: ICHIKAWA });
    const { people: [person] } = await namesakes(office.database, ICHIKAWA, { doses: 1 });
    const server = startServer(office);
    const browser = await launchBrowser();
    try {
      const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
      await page.goto(server.url);
      await page.locator("#loginId").fill(ASKING);
      await page.locator("#password").fill(PASSWORD);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "接種状況" }).waitFor();

      await t.step("by its prefecture, with what was typed kept", async () => {
        await page.goto(server.url + paths.transferByName);
        await page.locator("#familyKana").fill(person!.familyKana);
        await page.locator("#sex-female").check();
        await page.locator("#prefectureCode").selectOption("12");
        await page.locator("button[value=prefecture]").click();
        await page.locator("#municipalityCode").selectOption({ label: "市川市" });
        assert.equal(await page.locator("#familyKana").inputValue(), person!.familyKana);
        assert.equal(await page.locator("#sex-female").isChecked(), true);
      });

      await t.step("by its name, with its prefecture in sight", async () => {
        await page.locator("#municipalityText").fill("いちかわ");
        await page.locator("button[value=text]").click();
        await page.getByText("3件見つかりました").waitFor();
        await page.locator("#municipalityCode").selectOption({ label: "千葉県市川市" });
      });

      await t.step("Enter in a field sends the question, not a step of the chooser", async () => {
        await page.locator("#birthDate").fill("きのう");
        await page.keyboard.press("Enter");
        await page.getByText("入力内容を確かめてください").waitFor();
        assert.equal(await page.locator("#municipalityCode").inputValue(), ICHIKAWA);
        await page.locator("#givenKana").fill(person!.givenKana);
        await page.locator("#birthDate").fill("S31.4.12");
        await page.keyboard.press("Enter");
        await page.getByRole("heading", { name: "照会結果（該当者あり）" }).waitFor();
      });
    } finally {
      await browser.close();
      await server.close();
    }
  },
);
