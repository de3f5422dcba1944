import { strict as assert } from "node:assert";
import { Buffer } from "node:buffer";
import type { Page } from "playwright-core";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { hasAccount, PASSWORD, startServer } from "./a_server.ts";

const office = await anOffice();
const ROW = "1,123456789018,浦安,花子,ウラヤス,ハナコ,19800401,2,0000000123,\r\n";

Deno.test("upload and registration work in a browser without JavaScript", browserTest, async () => {
  await hasAccount(office, { kind: "municipal", loginId: "nojs@a.lg.jp", municipality: "122271" });
  await hasAccount(office, { kind: "venue", loginId: "nojs", municipality: "122271" });
  const server = startServer(office);
  const browser = await launchBrowser();
  const openAs = async (loginId: string) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.locator("#loginId").fill(loginId);
    await page.locator("#password").fill(PASSWORD);
    await page.keyboard.press("Enter");
    return page;
  };
  try {
    const desk = await openAs("nojs@a.lg.jp");
    await desk.getByRole("navigation").getByRole("link", { name: "データ登録" }).click();
    const file = { name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(ROW) };
    await desk.getByLabel("CSVファイル").setInputFiles(file);
    await desk.getByRole("button", { name: "登録する" }).click();
    await untilShown(desk, "まだ登録していません");
    await desk.getByRole("button", { name: "登録する" }).click();
    await untilShown(desk, "1件を確認し、新規1件・変更0件を登録しました。");

    const tablet = await openAs("nojs");
    await tablet.locator("#ocrLine").fill("2 1 122271 0000000123");
    await tablet.getByRole("button", { name: "次へ" }).click();
    await tablet.getByText("浦安　花子").waitFor();
    await tablet.locator("#venueName").fill("市民ホール");
    await tablet.getByRole("button", { name: "登録", exact: true }).click();
    await tablet.getByText("ワクチンを選んでください。").first().waitFor();
    assert.equal(await tablet.locator("#venueName").inputValue(), "市民ホール");
    await tablet.locator("#vaccineCode").selectOption("moderna");
    await tablet.locator("#lotNumber").fill("3002333");
    await tablet.locator("#doctorName").fill("医師一郎");
    await tablet.getByRole("button", { name: "登録", exact: true }).click();
    await tablet.getByText("本人の確認がまだです").first().waitFor();
    await tablet.getByLabel("はい、本人です").check();
    await tablet.getByRole("button", { name: "登録", exact: true }).click();
    await tablet.getByRole("heading", { name: "登録完了" }).waitFor();
  } finally {
    await browser.close();
    await server.close();
  }
});

/** Looks again, as the page says one must, until it shows this. */
async function untilShown(page: Page, text: string): Promise<void> {
  while (await page.getByText(text).count() === 0) {
    // Playwright finds no text in a noscript, though the browser shows it.
    const note = page.locator("noscript p");
    assert.equal(await note.textContent(), "この画面は自動では更新されません。最新の状態を表示");
    await note.locator("a").click();
  }
}
