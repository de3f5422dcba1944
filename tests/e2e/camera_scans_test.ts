import { strict as assert } from "node:assert";
import type { JSHandle, Page } from "playwright-core";
import { browserTest } from "../browser/chromium.ts";
import { aTablet, aTentOffice, isAccessibleAtBothSizes, withCamera } from "./a_camera.ts";
import { startServer } from "./a_server.ts";

const office = await aTentOffice();

const ENTRY = {
  venue: "市民ホール",
  vaccine: "ファイザー（コミナティ筋注）",
  lot: "EP2163",
  doctor: "医師一郎",
};

/** Waits for the camera, and keeps hold of it, to see later that it was let go. */
async function theCamera(page: Page): Promise<JSHandle<MediaStreamTrack>> {
  await page.waitForFunction(() => document.querySelector("video")?.srcObject);
  return await page.evaluateHandle(() => {
    const { srcObject } = document.querySelector("video")!;
    if (!(srcObject instanceof MediaStream)) throw new Error("no camera");
    return srcObject.getVideoTracks()[0]!;
  });
}

async function assertOff(camera: JSHandle<MediaStreamTrack>): Promise<void> {
  assert.equal(await camera.evaluate(({ readyState }) => readyState), "ended");
}

Deno.test(
  "after a registration the next read starts by itself, and the same ticket is asked about",
  browserTest,
  (t) =>
    withCamera(["line_only"], async (browser) => {
      const server = startServer(office);
      const tablet = await aTablet(browser, server.url);
      const { screen } = tablet;
      await t.step("a read stops the camera", async () => {
        await screen.press("読み取り開始");
        const camera = await theCamera(screen.page);
        await screen.arrivesAt("読み取り結果の確認");
        await assertOff(camera);
      });
      await t.step("the next one starts it again, with nobody touching the tablet", async () => {
        await tablet.fillsIn(ENTRY);
        await tablet.registers();
        await theCamera(screen.page);
      });
      await t.step("the ticket that still lies there is not sent again by itself", async () => {
        await screen.sees("さきほどと同じ接種券です。もう一度登録しますか");
        await isAccessibleAtBothSizes(tablet);
        await screen.press("やめる");
        assert.equal(await screen.page.inputValue("#ocrLine"), "");
        await screen.sees("登録完了");
      });
      await t.step("a new scan asks again, and whoever says so reads it again", async () => {
        const camera = await theCamera(screen.page);
        await screen.press("停止");
        await assertOff(camera);
        await screen.press("読み取り開始");
        await screen.press("読み取る");
        await screen.arrivesAt("読み取り結果の確認");
      });
      await server.close();
    }),
);

Deno.test(
  "the camera is off while the page is hidden, and while digits are typed",
  browserTest,
  () =>
    withCamera(["examination"], async (browser) => {
      const server = startServer(office);
      const { screen } = await aTablet(browser, server.url);
      const { page } = screen;
      // Nothing is ever read here: only the camera matters.
      await page.route(`**${office.assets.urls.reader.worker}`, () => {});
      await screen.press("読み取り開始");
      const first = await theCamera(page);
      await page.evaluate(() => {
        Object.defineProperty(document, "hidden", { value: true, configurable: true });
        document.dispatchEvent(new Event("visibilitychange"));
      });
      await assertOff(first);
      await page.evaluate(() => {
        Object.defineProperty(document, "hidden", { value: false });
        document.dispatchEvent(new Event("visibilitychange"));
      });
      const second = await theCamera(page);
      await page.locator("#ocrLine").press("2");
      await assertOff(second);
      await screen.sees("手で入力しています。カメラは止めました。");
      await server.close();
    }),
);
