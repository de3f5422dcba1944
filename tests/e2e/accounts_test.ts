import { strict as assert } from "node:assert";
import { decode } from "jpeg-js";
import { decodeQR } from "qr/decode.js";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { hasAccount, PASSWORD, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";
import { Screen } from "./screen.ts";

const office = await anOffice();
const URAYASU = "122271";
const BOSS = "boss@example.lg.jp";
await hasAccount(office, {
  kind: "municipal",
  role: "manager",
  loginId: BOSS,
  municipality: URAYASU,
});

const TABLET = { viewport: { width: 820, height: 1180 } };

/** What a camera held before the screen reads. */
async function scan(screen: Screen): Promise<string> {
  const picture = screen.page.getByRole("img", { name: "設定用URLのQRコード" });
  const jpeg = await picture.screenshot({ type: "jpeg", quality: 90 });
  const { data, width, height } = decode(jpeg, { useTArray: true });
  return decodeQR({ data, width, height });
}

Deno.test(
  "a tablet is enrolled by scanning its QR code, and is out at its next tap once it is disabled",
  browserTest,
  async (t) => {
    const server = startServer(office);
    const browser = await launchBrowser();
    try {
      const { screen } = await MunicipalDesk.open(browser, server.url, BOSS);
      const tablet = await Screen.open(browser, server.url, TABLET);
      let scanned = "";

      await t.step("staff register a login ID, and get its QR code to be scanned", async () => {
        await screen.openTab("アカウント登録");
        await screen.fill("ログインID", "会場１");
        await screen.press("登録");
        await screen.sees("ログインIDは半角の英数字と記号");
        await screen.isAccessible();
        await screen.fill("ログインID", "hall-01");
        await screen.fill("備考", "市民ホール1番のタブレット");
        await screen.press("登録");
        await screen.arrivesAt("設定用URL");
        scanned = await scan(screen);
        assert.ok(scanned.startsWith(`${server.url}/setup/`), scanned);
        await screen.sees(scanned);
      });

      await t.step("going back to the card shows the account, not the URL", async () => {
        await screen.page.reload();
        await screen.arrivesAt("接種会場のログインID：hall-01");
        assert.ok(!(await screen.page.content()).includes(scanned));
        await screen.sees("設定待ち");
      });

      await t.step("the tablet opens what it scanned, sets a password and is in", async () => {
        await tablet.goTo(new URL(scanned).pathname);
        await tablet.fill("新しいパスワード", PASSWORD);
        await tablet.page.getByLabel("新しいパスワード（確認）").fill(PASSWORD);
        await tablet.press("設定する");
        await tablet.arrivesAt("設定完了");
        await tablet.sees("この端末は「hall-01」でログインしています");
        await tablet.follow("最初の画面へ");
        await tablet.arrivesAt("接種券の読み取り");
      });

      await t.step("the list says since when it is used", async () => {
        await screen.openTab("アカウント登録");
        const [row] = await screen.table("接種会場のログインID");
        assert.deepEqual(row!.slice(0, 4), [
          "hall-01",
          "市民ホール1番のタブレット",
          "有効",
          "2021年7月1日 10:00",
        ]);
      });

      await t.step("disabled, it is out at its next tap", async () => {
        await screen.follow("hall-01");
        await screen.arrivesAt("接種会場のログインID：hall-01");
        await screen.press("停止する");
        await screen.sees("停止しました。");
        await tablet.page.getByRole("link", { name: "当日の一覧" }).click();
        await tablet.arrivesAt("ログイン");
        await screen.isAccessible();
      });

      await t.step("enabled again it signs in, and deleted it is gone for good", async () => {
        await screen.press("再開する");
        await screen.sees("再開しました。");
        await tablet.signIn("hall-01");
        await tablet.arrivesAt("接種券の読み取り");
        await screen.follow("削除");
        await screen.arrivesAt("ログインIDの削除");
        await screen.press("本当に削除する");
        await screen.sees("ログインIDを削除しました。");
        await screen.sees("接種会場のログインIDはまだありません。");
        await tablet.page.getByRole("link", { name: "当日の一覧" }).click();
        await tablet.arrivesAt("ログイン");
      });

      await t.step("whoever deleted the wrong one brings it back", async () => {
        await screen.page.getByText("削除済み（1件）").click();
        await screen.isAccessible();
        await screen.press("元に戻す");
        await screen.arrivesAt("設定用URL");
        assert.notEqual(await scan(screen), scanned);
      });
    } finally {
      await browser.close();
      await server.close();
    }
  },
);

Deno.test(
  "管理者 add a colleague on a tablet too, and cannot shut themself out",
  browserTest,
  async () => {
    const server = startServer(office);
    const browser = await launchBrowser();
    try {
      const screen = await Screen.open(browser, server.url, TABLET);
      await screen.signIn(BOSS);
      await screen.openTab("アカウント登録");
      await screen.follow("自治体職員");
      await screen.arrivesAt("アカウント登録：自治体職員");
      await screen.fill("ログインID", "suzuki@example.lg.jp");
      await screen.choose("役割", "管理者");
      await screen.press("登録");
      await screen.arrivesAt("設定用URL");
      await screen.follow("一覧へ戻る");
      await screen.arrivesAt("アカウント登録：自治体職員");
      const rows = await screen.table("自治体職員のログインID");
      assert.deepEqual(rows.map((row) => row.slice(0, 2)), [
        [BOSS, "管理者"],
        ["suzuki@example.lg.jp", "管理者"],
      ]);

      await screen.follow(BOSS);
      await screen.arrivesAt(`自治体職員のログインID：${BOSS}`);
      await screen.sees("ほかの管理者に依頼してください");
      assert.equal(await screen.page.getByRole("button", { name: "停止する" }).count(), 0);
      await screen.goTo(paths.colleagues);
      await screen.follow("suzuki@example.lg.jp");
      await screen.press("停止する");
      await screen.sees("停止しました。");
      await screen.isAccessible();
    } finally {
      await browser.close();
      await server.close();
    }
  },
);
