import { strict as assert } from "node:assert";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";
import { VenueTablet } from "./venue_tablet.ts";

const office = await anOffice();
const URAYASU = "122271";
const HANAKO = "00012,123456789018,浦安,花子,ウラヤス,ハナコ,19800401,2,0000000123,\r\n";
const HANAKOS_TICKET = "211222710000000123";
const LOTS = "ロットNo.\t有効期限\nNV0001\t2021/12/31\nnv0002\t2022/1/31\n";

Deno.test(
  "a vaccine and its lots that staff add are used by the venue and written to the output",
  browserTest,
  async (t) => {
    await hasAccount(office, {
      kind: "municipal",
      loginId: "masters@example.lg.jp",
      municipality: URAYASU,
    });
    await hasAccount(office, { kind: "venue", loginId: "masters-venue", municipality: URAYASU });
    const server = startServer(office);
    const browser = await launchBrowser();
    try {
      const desk = await MunicipalDesk.open(browser, server.url, "masters@example.lg.jp");
      const { screen } = desk;
      await desk.uploads("接種対象者.csv", HANAKO);

      await t.step("staff find the lists from 接種状況 and add a vaccine", async () => {
        await screen.openTab("接種状況");
        await screen.follow("ワクチン・ロットの管理");
        await screen.arrivesAt("ワクチン・ロットの管理");
        await screen.page.getByText("ワクチンを追加する", { exact: true }).click();
        const form = screen.page.getByRole("form", { name: "ワクチンの追加" });
        await form.getByLabel("ワクチンメーカー").fill("ファイザー");
        await form.getByLabel("製品名").fill("ヌバキソビッド筋注");
        await form.getByLabel("接種間隔（日）").fill("20");
        await form.getByLabel("有効期間の開始日").fill("令和3年5月25日");
        await form.getByRole("button", { name: "追加する" }).click();
        await screen.sees(
          "「ファイザー」は「コミナティ筋注」のワクチンメーカーとして使われています。",
        );
        await screen.isAccessible();
        await form.getByLabel("ワクチンメーカー").fill("ノババックス");
        await form.getByRole("button", { name: "追加する" }).click();
        await screen.sees("ワクチンを追加しました。");
      });

      await t.step("they paste its lots from a table, and add one of another by hand", async () => {
        await screen.page.getByText("ロットを表から貼り付けて追加する").click();
        const pasting = screen.page.getByRole("form", { name: "ロットの貼り付け" });
        await pasting.getByLabel("ワクチン").selectOption({
          label: "ノババックス（ヌバキソビッド筋注）",
        });
        await pasting.getByLabel("ロットの表").fill(LOTS + "1.23E+11");
        await pasting.getByRole("button", { name: "追加する" }).click();
        await screen.page.getByRole("link", { name: /^4行目：ロットNo\.が表計算ソフトで/ })
          .waitFor();
        await screen.isAccessible();
        await pasting.getByLabel("ロットの表").fill(LOTS);
        await pasting.getByRole("button", { name: "追加する" }).click();
        await screen.sees("ロットを2件追加しました。");

        await screen.page.getByText("ロットを1件追加する").click();
        const adding = screen.page.getByRole("form", { name: "ロットの追加" });
        await adding.getByLabel("ワクチン").selectOption("pfizer");
        await adding.getByLabel("ロットNo.").fill("EP2163");
        await adding.getByRole("button", { name: "追加する" }).click();
        await screen.sees("ロットを1件追加しました。");
        assert.deepEqual((await screen.table("ロットの一覧")).map((row) => row.slice(0, 3)), [
          ["EP2163", "ファイザー", "–"],
          ["NV0001", "ノババックス", "2021年12月31日"],
          ["NV0002", "ノババックス", "2022年1月31日"],
        ]);
      });

      await t.step(
        "the venue is offered the vaccine's own lots, and registers a dose",
        async () => {
          const tablet = await VenueTablet.open(browser, server.url, "masters-venue");
          await tablet.reads(HANAKOS_TICKET);
          await tablet.screen.arrivesAt("読み取り結果の確認");
          const offered = () =>
            tablet.screen.page.locator("#knownLots option:enabled").evaluateAll((options) =>
              options.map((option) => (option as HTMLOptionElement).value)
            );
          assert.deepEqual(await offered(), ["EP2163", "NV0001", "NV0002"]);
          await tablet.screen.choose("ワクチン", "ノババックス（ヌバキソビッド筋注）");
          assert.deepEqual(await offered(), ["NV0001", "NV0002"]);
          await tablet.fillsIn({
            venue: "市民ホール",
            vaccine: "ノババックス（ヌバキソビッド筋注）",
            lot: "nv0001",
            doctor: "医師一郎",
          });
          await tablet.registers();
          await tablet.screen.sees("ノババックス・NV0001");
        },
      );

      await t.step("the output writes its maker", async () => {
        const [row] = await desk.takesOutput("予防接種台帳向け出力");
        assert.match(row!, /,市民ホール,医師一郎,ノババックス,NV0001,/);
      });

      await t.step(
        "a restriction is asked about first, then made, and stands on record",
        async () => {
          await screen.goTo(paths.vaccines);
          await screen.follow("ノババックス");
          await screen.arrivesAt("ワクチンの変更");
          await screen.fill("有効期間の終了日", "20210531");
          await screen.press("変更する");
          await screen.sees("条件が厳しくなります。まだ変更していません");
          await screen.sees("接種日が新しい有効期間の外になる接種記録は1件です。");
          await screen.isAccessible();
          await screen.press("変更する");
          await screen.sees("ワクチンの内容を登録しました。");
          const [change] = await screen.table("変更の記録（新しい順）");
          assert.deepEqual(change!.slice(1), [
            "masters@example.lg.jp",
            "変更",
            "ノババックス（ヌバキソビッド筋注）",
            "有効期間の終了日：（空白） → 2021年5月31日",
          ]);
        },
      );

      await t.step("a lot that is used says so before it is removed", async () => {
        await screen.follow("NV0001");
        await screen.arrivesAt("ロットの変更");
        await screen.sees("このロットの接種記録は1件あります。");
        await screen.press("このロットを削除する");
        await screen.sees("ロットを削除しました。");
        assert.equal((await screen.table("ロットの一覧")).length, 2);
      });
    } finally {
      await browser.close();
      await server.close();
    }
  },
);
