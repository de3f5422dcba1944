import { strict as assert } from "node:assert";
import { foldTallies } from "../../db/tally/fold.ts";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { aTown } from "../routes/a_town.ts";
import { startIdleServer } from "./a_server.ts";
import { Screen } from "./screen.ts";

const office = await anOffice();
await aTown(office, "122271", [40, 30, 12]);
await aTown(office, "011002", [40, 20, 15]);
await foldTallies(office.database);

const browsers = [390, 820, 1280].flatMap((width) => [
  { width, javaScriptEnabled: true },
  { width, javaScriptEnabled: false },
]);

Deno.test(
  "anybody follows the campaign, in both languages and on paper",
  browserTest,
  async (t) => {
    const server = startIdleServer(office);
    const browser = await launchBrowser();
    try {
      for (const { width, javaScriptEnabled } of browsers) {
        const how = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
        await t.step(`${width} pixels wide, ${how}`, async () => {
          const viewport = { width, height: 900 };
          const screen = await Screen.open(browser, server.url, { viewport, javaScriptEnabled });
          const isAccessible = async () => {
            // axe itself is a script.
            if (javaScriptEnabled) await screen.isAccessible();
            assert.equal(await overflow(screen), 0);
          };
          await screen.page.goto(server.url + paths.signIn);
          await screen.follow("接種の状況（公開）");
          await screen.sees("1回目の接種を受けた人の割合");
          await isAccessible();
          await screen.follow("2回目");
          await screen.sees("2回目の接種を受けた人の割合");
          await screen.follow("全期間");
          await screen.page.locator('a[aria-current="true"]', { hasText: "全期間" }).waitFor();
          await screen.page.waitForURL("**/public?period=all&dose=2");
          await isAccessible();
          assert.deepEqual((await screen.table("都道府県ごとの割合")).slice(0, 2), [
            ["全国 80人", "62.5% 50人", "33.8% 27人"],
            ["北海道 40人", "50.0% 20人", "37.5% 15人"],
          ]);
          await screen.follow("English");
          await screen.sees("Share of people vaccinated: dose 2");
          await isAccessible();
          await screen.close();
        });
      }

      await t.step("it prints on two sheets of A4", async () => {
        const screen = await Screen.open(browser, server.url, {});
        for (const path of [paths.publicPage, paths.publicPageEnglish]) {
          await screen.page.goto(server.url + path);
          const pdf = new TextDecoder("latin1").decode(await screen.page.pdf({ format: "A4" }));
          const [, sheets] = /\/Type \/Pages[^>]*\/Count (\d+)/.exec(pdf) ?? [];
          assert.equal(sheets, "2", path);
        }
        await screen.close();
      });
    } finally {
      await browser.close();
      await server.close();
    }
  },
);

/** Pixels of the page beyond the right edge of the window. */
function overflow(screen: Screen): Promise<number> {
  return screen.page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
}
