import { groupOcrLine } from "../../domain/ticket/ocr_line.ts";
import { browserTest } from "../browser/chromium.ts";
import { aTablet, aTentOffice, isAccessibleAtBothSizes, takeOf, withCamera } from "./a_camera.ts";
import { startServer } from "./a_server.ts";

const office = await aTentOffice();

const tickets: [what: string, take: string][] = [
  ["a ticket without a QR code", "line_only"],
  ["a ticket with a QR code", "qr"],
  ["a tilted ticket", "tilted"],
  ["a ticket in the dark", "dark"],
  ["a ticket with glare on it", "glare"],
  ["予診のみ", "examination"],
  ["another municipality's ticket", "other_municipality"],
  ["a superseded ticket", "superseded"],
  ["a ticket of nobody registered", "unregistered"],
];

for (const [what, take] of tickets) {
  Deno.test(
    `${what} is read by the camera, and the page shows what it says`,
    browserTest,
    () =>
      withCamera([take], async (browser) => {
        const server = startServer(office);
        const { digits } = await takeOf(take);
        const { screen } = await aTablet(browser, server.url);
        await screen.press("読み取り開始");
        await screen.arrivesAt("読み取り結果の確認");
        await screen.sees(groupOcrLine(digits));
        await server.close();
      }),
  );
}

Deno.test(
  "a ticket whose QR code says otherwise than its print is not read",
  browserTest,
  () =>
    withCamera(["qr_says_otherwise"], async (browser) => {
      const server = startServer(office);
      const tablet = await aTablet(browser, server.url);
      const { digits, qr } = await takeOf("qr_says_otherwise");
      await tablet.screen.press("読み取り開始");
      await tablet.screen.sees(/食い違うため、読み取りを止めました/);
      await tablet.screen.sees(groupOcrLine(digits));
      await tablet.screen.sees(groupOcrLine(qr));
      await isAccessibleAtBothSizes(tablet);
      await tablet.screen.arrivesAt("接種券の読み取り");
      await server.close();
    }),
);
