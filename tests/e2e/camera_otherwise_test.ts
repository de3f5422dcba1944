import { strict as assert } from "node:assert";
import { Buffer } from "node:buffer";
import { fileURLToPath } from "node:url";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { aTentOffice, isAccessibleAtBothSizes, takeOf } from "./a_camera.ts";
import { startServer } from "./a_server.ts";
import { VenueTablet } from "./venue_tablet.ts";

const office = await aTentOffice();
const LINE = "231310160000000456";

async function withTablet(story: (tablet: VenueTablet) => Promise<void>): Promise<void> {
  const server = startServer(office);
  const browser = await launchBrowser();
  try {
    await story(await VenueTablet.open(browser, server.url, "tent"));
  } finally {
    await browser.close();
    await server.close();
  }
}

/** A hand scanner types into whatever has the focus, faster than any hand, and ends with Enter. */
async function scans({ screen }: VenueTablet, digits: string): Promise<void> {
  await screen.page.evaluate((digits) => {
    const target = document.activeElement ?? document.body;
    for (const key of [...digits, "Enter"]) {
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      const isTaken = !target.dispatchEvent(event);
      if (isTaken || !(target instanceof HTMLInputElement)) continue;
      if (key === "Enter") target.form?.requestSubmit();
      else target.value += key;
    }
  }, digits);
}

Deno.test(
  "a hand scanner reads a ticket, wherever the focus is",
  browserTest,
  (t) =>
    withTablet(async (tablet) => {
      const { screen } = tablet;
      await t.step("in the field", async () => {
        await scans(tablet, LINE);
        await screen.arrivesAt("読み取り結果の確認");
        await screen.sees("2 3 131016 0000000456");
      });
      await t.step("nowhere", async () => {
        await screen.goTo("/venue");
        await screen.page.evaluate(() => document.querySelector<HTMLElement>(":focus")?.blur());
        await scans(tablet, LINE);
        await screen.arrivesAt("読み取り結果の確認");
      });
    }),
);

Deno.test(
  "a hand scanner's ten digits are refused with the code to scan instead",
  browserTest,
  () =>
    withTablet(async (tablet) => {
      await scans(tablet, "0000000456");
      await tablet.screen.sees(/券番号（10桁）のバーコードが読み取られました/);
      assert.equal(await tablet.screen.page.inputValue("#ocrLine"), "");
      await isAccessibleAtBothSizes(tablet);
    }),
);

Deno.test(
  "ten quick digits behind others are the rest of a line, and no code",
  browserTest,
  () =>
    withTablet(async (tablet) => {
      const { page } = tablet.screen;
      await page.locator("#ocrLine:focus").waitFor();
      await page.keyboard.type(LINE.slice(0, 8));
      await page.waitForTimeout(100);
      await scans(tablet, LINE.slice(8));
      await page.locator("#personConfirmed").waitFor();
    }),
);

Deno.test(
  "a scan of the ticket just read asks first",
  browserTest,
  () =>
    withTablet(async (tablet) => {
      const { screen } = tablet;
      // The answer never comes, so that the page stays.
      await screen.page.route("**/venue/readings", () => {});
      await scans(tablet, LINE);
      await screen.page.evaluate(() => document.querySelector<HTMLElement>(":focus")?.blur());
      await scans(tablet, LINE);
      await screen.sees("さきほどと同じ接種券です。もう一度登録しますか");
      await screen.press("やめる");
    }),
);

Deno.test(
  "the keypad types, corrects, and names the group that cannot be right",
  browserTest,
  () =>
    withTablet(async (tablet) => {
      const { screen } = tablet;
      await screen.page.getByText("画面の数字キーで入力する").click();
      const keys = screen.page.getByRole("group", { name: "数字キー" });
      const press = (name: string) => keys.getByRole("button", { name, exact: true }).click();
      for (const digit of "21131017") await press(digit);
      await screen.sees(/市町村コード（3〜8桁目）の131017は読み違いです/);
      await isAccessibleAtBothSizes(tablet);
      await press("1字消す");
      for (const digit of "60000000456") await press(digit);
      await screen.sees("18桁そろいました");
      await screen.press("次へ");
      await screen.arrivesAt("読み取り結果の確認");
      await screen.sees("2 1 131016 0000000456");
    }),
);

Deno.test(
  "a photo of a ticket is read; one of something else leads to the field",
  browserTest,
  (t) =>
    withTablet(async (tablet) => {
      const { screen } = tablet;
      const photo = screen.page.locator("input[type=file]");
      const { files, digits } = await takeOf("line_only");
      await t.step("what is no picture", async () => {
        await photo.setInputFiles({
          name: "memo.jpg",
          mimeType: "image/jpeg",
          buffer: Buffer.from("memo"),
        });
        await screen.sees(/この画像は開けませんでした/);
      });
      await t.step("a picture without a ticket", async () => {
        await photo.setInputFiles({
          name: "screen.png",
          mimeType: "image/png",
          // A part: all four ways of holding it are tried, which takes long on a busy machine.
          buffer: await screen.page.screenshot({
            clip: { x: 0, y: 0, width: 480, height: 360 },
          }),
        });
        await screen.sees(/写真から接種券を読み取れませんでした/);
        await isAccessibleAtBothSizes(tablet);
      });
      await t.step("a ticket", async () => {
        const path = fileURLToPath(new URL(`../reader/frames/${files[0]}`, import.meta.url));
        await photo.setInputFiles(path);
        await screen.arrivesAt("読み取り結果の確認");
        assert.equal(digits, "211310160000000101");
        await screen.sees("2 1 131016 0000000101");
      });
    }),
);
