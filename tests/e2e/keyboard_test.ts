import { strict as assert } from "node:assert";
import type { Page } from "playwright-core";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { hasAccount, PASSWORD, startServer } from "./a_server.ts";

const office = await anOffice();

Deno.test("a dose is registered with the keyboard alone", browserTest, async () => {
  await hasAccount(office, { kind: "venue", loginId: "keys", municipality: "122271" });
  const server = startServer(office);
  const browser = await launchBrowser();
  try {
    const page = await (await browser.newContext()).newPage();
    await page.goto(server.url);
    await typeInto(page, "loginId", "keys");
    await typeInto(page, "password", PASSWORD);
    await page.keyboard.press("Enter");

    await page.locator("#ocrLine:focus").waitFor();
    await page.keyboard.type("211222710000000321");
    await page.keyboard.press("Enter");
    const read = page.getByRole("heading", { name: "読み取り結果の確認" });
    await read.waitFor().catch(async () => {
      const shown = await page.evaluate(() => document.body.innerText);
      assert.fail(`${shown}\n${JSON.stringify(office.logged.slice(-20))}`);
    });
    await typeInto(page, "venueName", "市民ホール");
    await tabTo(page, "vaccineCode");
    await page.keyboard.press("ArrowDown");
    await typeInto(page, "lotNumber", "EP2163");
    await typeInto(page, "doctorName", "医師一郎");
    await tabTo(page, "personConfirmed");
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "登録完了" }).waitFor();
    await page.locator("#ocrLine:focus").waitFor();
  } finally {
    await browser.close();
    await server.close();
  }
});

Deno.test(
  "an answer is seen from its top, however far down its form was sent",
  browserTest,
  async () => {
    await hasAccount(office, {
      kind: "municipal",
      loginId: "top@town.lg.jp",
      municipality: "122271",
    });
    const server = startServer(office);
    const browser = await launchBrowser();
    try {
      const viewport = { width: 820, height: 400 };
      const page = await (await browser.newContext({ viewport })).newPage();
      await page.goto(server.url);
      await typeInto(page, "loginId", "top@town.lg.jp");
      await typeInto(page, "password", PASSWORD);
      await page.keyboard.press("Enter");
      await page.getByRole("link", { name: "照会・補正" }).click();
      await page.locator("#nameKana").fill("ダレモイナイ");
      const button = page.getByRole("button", { name: "「氏名」などで照会" });
      await button.scrollIntoViewIfNeeded();
      assert.notEqual(await page.evaluate(() => scrollY), 0);
      await button.click();
      await page.getByText("条件に合う人はいません").waitFor();
      await page.waitForFunction(() => {
        const { top, bottom } = document.querySelector("#main .message")!.getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight;
      });
    } finally {
      await browser.close();
      await server.close();
    }
  },
);

async function typeInto(page: Page, id: string, text: string): Promise<void> {
  await tabTo(page, id);
  await page.keyboard.type(text);
}

/** Presses Tab until the field has the focus; it must be within reach. */
async function tabTo(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    if (await page.evaluate(() => document.activeElement?.id) === id) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not reach #${id}`);
}
