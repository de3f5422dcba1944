import { strict as assert } from "node:assert";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { appendActs } from "../db/audit/a_sealed_audit.ts";
import { URAYASU } from "./a_desk_journey.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";

const NARROW = { width: 820, height: 1180 };
const WIDE = { width: 1280, height: 800 };
const CAPTION = "操作の記録（新しい順）";

Deno.test(
  "a manager looks through the acts of the municipality and takes them as a file",
  browserTest,
  async (t) => {
    const office = await anOffice();
    const chief = { kind: "municipal", role: "manager", municipality: URAYASU } as const;
    await hasAccount(office, { ...chief, loginId: "kacho@a.lg.jp" });
    const from = new Date("2021-06-01T09:00:00+09:00");
    await appendActs(office.database, URAYASU, { count: 60, from });
    const server = startServer(office);
    const browser = await launchBrowser();
    try {
      const { screen } = await MunicipalDesk.open(browser, server.url, "kacho@a.lg.jp");
      const fits = async () => {
        for (const size of [NARROW, WIDE]) {
          await screen.page.setViewportSize(size);
          await screen.isAccessible();
        }
      };

      await t.step("アカウント登録 › 操作の記録 shows today's", async () => {
        await screen.openTab("アカウント登録");
        await screen.follow("操作の記録");
        await screen.arrivesAt("操作の記録");
        const [row] = await screen.table(CAPTION);
        assert.deepEqual([row![1], row![4]], ["kacho@a.lg.jp", "ログイン"]);
        await fits();
      });

      await t.step("a period with more than a page is leafed through", async () => {
        await screen.fill("開始日", "20210601");
        await screen.fill("終了日", "20210601");
        await screen.press("探す");
        await screen.page.getByRole("heading", { name: "操作（60件）" }).waitFor();
        await fits();
        await screen.press("次のページ");
        await screen.sees("2 / 2ページ");
        assert.equal((await screen.table(CAPTION)).length, 10);
      });

      await t.step("the file has all of them", async () => {
        const download = screen.page.waitForEvent("download");
        await screen.press("CSVでダウンロード");
        const file = await download;
        assert.match(file.suggestedFilename(), /^操作の記録_\d{8}\.csv$/);
      });

      await t.step("what cannot be read is said", async () => {
        await screen.fill("アドレス", "役場");
        await screen.press("探す");
        await screen.sees(/数字、英字のaからf/);
        await fits();
      });
    } finally {
      await browser.close();
      await server.close();
      await office.database.close();
    }
  },
);
