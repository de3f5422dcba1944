import { strict as assert } from "node:assert";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { threeTowns } from "../routes/three_towns.ts";
import { hasAccount, startIdleServer } from "./a_server.ts";
import { Screen } from "./screen.ts";

const NARROW = { width: 820, height: 1180 };
const WIDE = { width: 1280, height: 800 };
const RANKING = "1回目の接種率と入力の遅れ";

Deno.test(
  "the nation goes from the map to a town and compares towns; a prefecture stays at home",
  browserTest,
  async (t) => {
    const office = await anOffice();
    await threeTowns(office);
    await hasAccount(office, { kind: "national", loginId: "kuni" });
    await hasAccount(office, { kind: "prefecture", loginId: "chiba", prefecture: "12" });
    const server = startIdleServer(office);
    const browser = await launchBrowser();
    try {
      const nation = await Screen.open(browser, server.url, { viewport: WIDE });
      await nation.signIn("kuni");
      const fits = async (screen: Screen) => {
        for (const size of [NARROW, WIDE]) {
          await screen.page.setViewportSize(size);
          await screen.isAccessible();
          const overflow = await screen.page.evaluate(() => {
            const { scrollWidth, clientWidth } = document.documentElement;
            return scrollWidth - clientWidth;
          });
          assert.equal(overflow, 0, `at ${size.width}`);
        }
      };

      await t.step("統計 begins with the map of the nation", async () => {
        await nation.arrivesAt("全国の接種状況");
        await fits(nation);
        await nation.page.locator('.map a[aria-label^="千葉県"]').click();
        await nation.arrivesAt("千葉県の接種状況");
      });

      await t.step(
        "the prefecture leads to its town, that to ages, vaccines, days and lag",
        async () => {
          await fits(nation);
          await nation.follow("浦安市");
          await nation.arrivesAt("千葉県浦安市の接種状況");
          for (const section of ["年齢・性別", "ワクチン", "日・週・月", "入力の遅れ"]) {
            await nation.page.locator(".subtabs a", { hasText: section }).click();
            await nation.page.locator('.subtabs a[aria-current="page"]', { hasText: section })
              .waitFor();
            await fits(nation);
          }
          await nation.page.getByRole("link", { name: "千葉県", exact: true }).click();
          await nation.arrivesAt("千葉県の接種状況");
        },
      );

      await t.step("towns are compared by coverage, and by how late they enter", async () => {
        await nation.follow("自治体の比較");
        await nation.arrivesAt("自治体の比較");
        assert.equal((await nation.table(RANKING))[0]![0], "浦安市");
        await nation.page.locator("th a", { hasText: "入力の遅れ" }).click();
        await nation.page.locator('th[aria-sort="descending"]', { hasText: "入力の遅れ" })
          .waitFor();
        const [latest] = await nation.table(RANKING);
        assert.deepEqual([latest![0], latest![7]], ["市川市", "遅い"]);
        await fits(nation);
        await nation.choose("都道府県（市区町村を比べるとき）", "北海道");
        await nation.press("表示する");
        await nation.sees(/179自治体/);
        const file = await nation.download(() => nation.press("この表をCSVでダウンロード"));
        assert.equal(file.trimEnd().split("\r\n").length, 180);
      });

      await t.step("a prefecture sees its own towns, and no other place", async () => {
        const chiba = await Screen.open(browser, server.url, { viewport: NARROW });
        await chiba.signIn("chiba");
        await chiba.arrivesAt("千葉県の接種状況");
        await chiba.follow("市川市");
        await chiba.arrivesAt("千葉県市川市の接種状況");
        await chiba.goTo(paths.statisticsArea("01"));
        await chiba.sees("管内の集計だけを表示できます");
      });
    } finally {
      await browser.close();
      await server.close();
      await office.database.close();
    }
  },
);
