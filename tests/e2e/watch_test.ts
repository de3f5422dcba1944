import { strict as assert } from "node:assert";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { aCase } from "../db/transfer/a_case.ts";
import { URAYASU } from "./a_desk_journey.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";

const ICHIKAWA = "122033";
const SAPPORO = "011002";
const NARROW = { width: 820, height: 1180 };
const WIDE = { width: 1280, height: 800 };

Deno.test(
  "a manager looks into what is odd, and everybody sees who asked about people here",
  browserTest,
  async (t) => {
    const office = await anOffice();
    const municipality = URAYASU;
    await hasAccount(office, { kind: "municipal", loginId: "a@a.lg.jp", municipality });
    const chief = { kind: "municipal", role: "manager", municipality } as const;
    await hasAccount(office, { ...chief, loginId: "kacho@a.lg.jp" });
    const night = new Date("2021-06-30T22:10:00+09:00");
    const accountId = crypto.randomUUID();
    const loginId = "yakin@a.lg.jp";
    await aCase(office.database, {
      asking: URAYASU,
      asked: SAPPORO,
      accountId,
      loginId,
      askedAt: night,
    });
    for (let each = 0; each < 6; each++) {
      const finding = each < 5 ? "none" : "several";
      const given = { asking: URAYASU, asked: SAPPORO, finding, accountId, loginId } as const;
      await aCase(office.database, given);
    }
    for (const asking of [ICHIKAWA, ICHIKAWA, SAPPORO]) {
      await aCase(office.database, { asking, asked: URAYASU, finding: "none" });
    }
    const server = startServer(office);
    const browser = await launchBrowser();
    try {
      const { screen } = await MunicipalDesk.open(browser, server.url, "kacho@a.lg.jp");

      await t.step("the list says what is odd, who did it and how often", async () => {
        await screen.openTab("転入処理");
        await screen.follow("照会の点検");
        await screen.arrivesAt("照会の点検");
        const rows = await screen.table("未確認（新しい順）");
        assert.deepEqual(rows.map((row) => [row[0], row[1], row[3]]), [
          ["該当者のいない照会が多い", loginId, "5"],
          ["時間外の照会", loginId, "1"],
        ]);
        await screen.page.locator("summary", { hasText: "点検の規則" }).click();
        for (const size of [NARROW, WIDE]) {
          await screen.page.setViewportSize(size);
          await screen.isAccessible();
        }
      });

      await t.step("each leads to its cases, and is closed by what the manager found", async () => {
        await screen.follow("時間外の照会");
        await screen.arrivesAt("照会の点検：時間外の照会");
        assert.equal((await screen.table("照会（新しい順）")).length, 1);
        await screen.press("確認した");
        await screen.sees(/確認した内容を入力してください/);
        await screen.isAccessible();
        await screen.fill("確認した内容", "残業だった。転入届と一致");
        await screen.press("確認した");
        await screen.arrivesAt("照会の点検");
        const [row] = await screen.table("確認した（新しい順）");
        assert.match(row![4]!, /^kacho@a\.lg\.jp /);
        assert.equal(row![5], "残業だった。転入届と一致");
        for (const size of [NARROW, WIDE]) {
          await screen.page.setViewportSize(size);
          await screen.isAccessible();
        }
      });

      await t.step(
        "一般 staff sees who asked about people here, and not the anomalies",
        async () => {
          const { screen: general } = await MunicipalDesk.open(browser, server.url, "a@a.lg.jp");
          await general.openTab("転入処理");
          assert.equal(await general.page.getByRole("link", { name: "照会の点検" }).count(), 0);
          await general.follow("受けた照会の一覧");
          await general.arrivesAt("受けた照会の一覧");
          const [first] = await general.table("照会元の自治体ごとの件数（多い順）");
          assert.deepEqual(first, ["千葉県市川市", "2", "2"]);
          await general.choose("照会元の自治体", "北海道札幌市");
          await general.press("絞り込む");
          await general.page.getByRole("heading", { name: "照会（1件）" }).waitFor();
          for (const size of [NARROW, WIDE]) {
            await general.page.setViewportSize(size);
            await general.isAccessible();
          }
          await general.goTo("/inquiries/anomalies");
          await general.sees("この画面は管理者だけが使えます");
        },
      );
    } finally {
      await browser.close();
      await server.close();
      await office.database.close();
    }
  },
);
