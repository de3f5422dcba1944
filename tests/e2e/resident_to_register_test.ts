import { strict as assert } from "node:assert";
import { anOffice } from "../db/a_database.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { hasAccount, PASSWORD, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";
import { VenueTablet } from "./venue_tablet.ts";

const office = await anOffice();
const URAYASU = "122271";
const HANAKO = "00012,123456789018,浦安,花子,ウラヤス,ハナコ,19800401,2,0000000123,";
const TARO = "00013,234567890121,海辺,太郎,ウミベ,タロウ,19500520,1,0000000124,";
const CSV = `${HANAKO}\r\n${TARO}\r\n`;
const HANAKOS_TICKET = "211222710000000123";
const JIROS_TICKET = "211222710000000777";
const JIRO = "00014,345678901234,渚,次郎,ナギサ,ジロウ,19701103,1,0000000777,\r\n";

Deno.test(
  "from a resident CSV to a registered dose to the register export",
  browserTest,
  async (t) => {
    await hasAccount(office, {
      kind: "municipal",
      loginId: "desk@example.lg.jp",
      municipality: URAYASU,
    });
    await hasAccount(office, { kind: "venue", loginId: "tablet-1", municipality: URAYASU });
    const server = startServer(office);
    const [deskBrowser, tabletBrowser] = await Promise.all([launchBrowser(), launchBrowser()]);
    try {
      const desk = await MunicipalDesk.open(deskBrowser, server.url, "desk@example.lg.jp");
      const tablet = await VenueTablet.open(tabletBrowser, server.url, "tablet-1");

      await t.step("staff see what is wrong, row by row, and decline", async () => {
        const wrong = "00013,,海辺,太郎,ウミベ,タロウ,19500230,1,124,";
        await desk.reviews("誤り.csv", `${HANAKO}\r\n${wrong}\r\n`);
        const faults = (await desk.screen.table("エラーの一覧")).map((row) => row.slice(0, 2));
        assert.deepEqual(faults, [["2", "生年月日"], ["2", "券番号"]]);
        await desk.screen.press("取り消す");
        await desk.seesBox("取り消しました");
      });

      await t.step("staff upload the corrected file and get it back byte for byte", async () => {
        await desk.uploads("接種対象者.csv", CSV);
        assert.deepEqual(await desk.counts(), ["2", "0", "0", "0", "2"]);
        assert.equal(await desk.downloads("ダウンロード"), CSV);
        await desk.screen.openTab("データ登録");
        assert.deepEqual((await desk.screen.table("接種対象者登録の履歴（新しい順）")).length, 2);
      });

      await t.step("the venue reads a ticket, sees the person and registers the dose", async () => {
        await tablet.reads("2112227100000001");
        await tablet.screen.sees("18桁のうち16桁しかありません。");
        await tablet.reads(HANAKOS_TICKET);
        await tablet.screen.arrivesAt("読み取り結果の確認");
        await tablet.screen.sees("浦安　花子");
        await tablet.screen.sees("千葉県浦安市");
        await tablet.screen.press("登録");
        await tablet.screen.sees("会場名を入力してください。");
        await tablet.fillsIn({
          venue: "市民ホール",
          vaccine: "ファイザー（コミナティ筋注）",
          lot: "EP2163",
          doctor: "医師一郎",
        });
        await tablet.registers();
        await tablet.screen.sees("本日の登録：1件");
      });

      await t.step("the next person finds venue, vaccine, lot and doctor filled in", async () => {
        await tablet.reads(JIROS_TICKET);
        await tablet.screen.arrivesAt("読み取り結果の確認");
        await tablet.screen.sees("この接種券の人はまだ登録されていません。");
        await tablet.registers();
        await tablet.screen.openTab("当日の一覧");
        const today = await tablet.screen.table("本日登録した接種（新しい順）");
        assert.deepEqual(today.map((row) => [row[1], row[2], row[6]]), [
          ["–", "0000000777", "EP2163"],
          ["浦安　花子", "0000000123", "EP2163"],
        ]);
      });

      await t.step("a second registration of the same dose is stopped", async () => {
        await tablet.screen.openTab("読み取り・登録");
        await tablet.reads(HANAKOS_TICKET);
        await tablet.screen.sees(/1回目（接種）は.+の分が登録済みです（登録：.+、市民ホール）。/);
        assert.equal(await tablet.screen.page.getByRole("button", { name: "登録" }).count(), 0);
      });

      await t.step("staff look the person up and see the dose at once", async () => {
        await desk.looksUp("0000000123");
        await desk.screen.sees("浦安　花子");
        assert.equal((await desk.screen.table("接種と予診の記録"))[0]![4], "EP2163");
        await desk.screen.openTab("接種状況");
        await desk.screen.sees("50.0%");
      });

      await t.step(
        "the register export has the 17 columns, the waiting list the other ticket",
        async () => {
          const [row, ...others] = await desk.takesOutput("予防接種台帳向け出力");
          assert.deepEqual(others, []);
          assert.match(
            row!,
            /^00012,\d{14},\d{8},0000000123,122271,市民ホール,医師一郎,ファイザー,EP2163,{8}$/,
          );
          const waiting = await desk.takesOutput("接種対象者登録待ちリスト出力");
          assert.equal(waiting.length, 1);
          assert.match(waiting[0]!, /^,\d{14},\d{8},0000000777,/);
        },
      );

      await t.step("the waiting dose joins its person when the CSV arrives", async () => {
        await desk.uploads("追加.csv", JIRO);
        assert.deepEqual(await desk.takesOutput("接種対象者登録待ちリスト出力"), []);
        assert.equal((await desk.takesOutput("予防接種台帳向け出力")).length, 2);
      });

      await t.step("staff change the password and sign out, with confirmation", async () => {
        await desk.screen.follow("パスワード変更");
        await desk.screen.fill("現在のパスワード", PASSWORD);
        await desk.screen.fill("新しいパスワード", "a-longer-secret");
        await desk.screen.fill("新しいパスワード（確認）", "a-longer-secret");
        await desk.screen.press("変更する");
        await desk.screen.arrivesAt("変更完了");
        await desk.screen.follow("ログアウト");
        await desk.screen.arrivesAt("ログアウト");
        await desk.screen.press("ログアウトする");
        await desk.screen.arrivesAt("ログイン");
        await desk.screen.goTo("/progress");
        await desk.screen.arrivesAt("ログイン");
      });
    } finally {
      await Promise.all([deskBrowser.close(), tabletBrowser.close()]);
      await server.close();
    }
  },
);
