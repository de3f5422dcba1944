import { strict as assert } from "node:assert";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { aVaccinatedTown, published, textOf } from "../db/publication/a_publication.ts";
import { startIdleServer } from "./a_server.ts";
import { Screen } from "./screen.ts";

const office = await anOffice();
await aVaccinatedTown(office.database, { municipalityCode: "122271", count: 120 });
const { day, revision } = await published(office.database, { note: "はじめての公表です。" });

Deno.test(
  "anybody finds the open data, what is in them, and saves a file, at three widths",
  browserTest,
  async () => {
    const server = startIdleServer(office);
    const browser = await launchBrowser();
    try {
      for (const width of [390, 820, 1280]) {
        const viewport = { width, height: 900 };
        const screen = await Screen.open(browser, server.url, { viewport });
        await screen.goTo(paths.openData);
        await screen.sees("はじめての公表です。");
        await screen.page.getByText("detail_by_prefecture.csv：").click();
        await screen.sees("この行を集計した日。");
        await screen.isAccessible();
        assert.equal(await overflow(screen), 0);
        const name = "prefecture.ndjson";
        const saved = await screen.download(() => screen.follow(name));
        assert.equal(saved, await textOf(office.database, { day, revision, name }));
        await screen.follow("2021年7月1日");
        await screen.arrivesAt("第1版");
        await screen.goTo(paths.openDataFile("2021-01-01", name));
        await screen.arrivesAt("この公表はありません");
        await screen.close();
      }
    } finally {
      await browser.close();
      await server.close();
    }
  },
);

/** By how many pixels the page is wider than the window. */
function overflow({ page }: Screen): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
}
