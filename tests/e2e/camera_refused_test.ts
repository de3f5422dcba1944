import type { Page } from "playwright-core";
import { paths } from "../../views/paths.ts";
import { browserTest } from "../browser/chromium.ts";
import { aTentOffice, isAccessibleAtBothSizes, withCamera } from "./a_camera.ts";
import { startServer } from "./a_server.ts";
import { VenueTablet } from "./venue_tablet.ts";

const office = await aTentOffice();
const { worker } = office.assets.urls.reader;

/** Every obstacle, and the sentence that leads past it. */
const obstacles: [what: string, prepare: (page: Page) => Promise<unknown>, sentence: RegExp][] = [
  [
    "who refuses the camera",
    (page) => cameraThrows(page, "NotAllowedError"),
    /カメラの使用が許可されていません。.*写真から読み取るか、18桁の数字を入力/,
  ],
  [
    "whose camera another app holds",
    (page) => cameraThrows(page, "NotReadableError"),
    /カメラをほかのアプリが使っています/,
  ],
  ["without a camera", (page) => cameraThrows(page, "NotFoundError"), /カメラが見つかりません/],
  [
    "who came without https",
    (page) =>
      page.evaluate(() => Object.defineProperty(navigator, "mediaDevices", { value: undefined })),
    /この接続ではカメラを使えません（https の画面で使えます）/,
  ],
  [
    "without WebAssembly",
    (page) =>
      page.evaluate(() => Object.defineProperty(globalThis, "WebAssembly", { value: undefined })),
    /このブラウザーでは読み取りの機能（WebAssembly）を使えません/,
  ],
  [
    "whose browser may not compile the engine",
    (page) =>
      page.route(
        "**/*.wasm",
        (route) => route.fulfill({ contentType: "application/wasm", body: "none" }),
      ),
    /このブラウザーでは読み取りの機能（WebAssembly）を使えません/,
  ],
  [
    "whose network fails at the reader's script",
    (page) => page.route(`**${worker}`, (route) => route.abort()),
    /読み取りの機能を読み込めませんでした。通信を確かめて/,
  ],
  [
    "whose network fails at a net",
    (page) => page.route("**/*.traineddata", (route) => route.abort()),
    /読み取りの機能を読み込めませんでした。通信を確かめて/,
  ],
];

Deno.test(
  "whoever cannot use the camera is told what to do instead, and can type",
  browserTest,
  (t) =>
    withCamera([], async (browser) => {
      const server = startServer(office);
      const tablet = await VenueTablet.open(browser, server.url, "tent");
      const { page } = tablet.screen;
      for (const [who, prepare, sentence] of obstacles) {
        await t.step(who, async () => {
          await page.goto(server.url + paths.venue);
          await prepare(page);
          await tablet.screen.press("読み取り開始");
          await tablet.screen.sees(sentence);
          await tablet.reads("211310160000000123");
          await tablet.screen.sees("2 1 131016 0000000123");
          await page.unrouteAll();
        });
      }
      await server.close();
    }),
);

Deno.test(
  "a browser that really refuses the camera says the same",
  browserTest,
  () =>
    withCamera([], async (browser) => {
      const server = startServer(office);
      const tablet = await VenueTablet.open(browser, server.url, "tent");
      await tablet.screen.press("読み取り開始");
      await tablet.screen.sees(obstacles[0]![2]);
      await isAccessibleAtBothSizes(tablet);
      await server.close();
    }, ["--use-fake-ui-for-media-stream=deny"]),
);

async function cameraThrows(page: Page, name: string): Promise<void> {
  await page.evaluate((name) => {
    navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", name));
  }, name);
}
