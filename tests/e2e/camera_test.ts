import { groupOcrLine } from "../../domain/ticket/ocr_line.ts";
import { browserTest } from "../browser/chromium.ts";
import { aTablet, aTentOffice, isAccessibleAtBothSizes, takeOf, withCamera } from "./a_camera.ts";
import { startServer } from "./a_server.ts";
import { registerTentPeople } from "./tent_people.ts";

const office = await aTentOffice();
await registerTentPeople(office.database);

const tickets: [what: string, take: string, said: (string | RegExp)[]][] = [
  ["a ticket without a QR code", "line_only", ["山田　一子", "1回目"]],
  ["a ticket with a QR code", "qr", ["山田　三郎", "3回目", /1・2回目の接種が登録されていません/]],
  ["a tilted ticket", "tilted", ["山田　斜子"]],
  ["a ticket in the dark", "dark", ["山田　暗子"]],
  ["a ticket with glare on it", "glare", ["山田　光子"]],
  ["予診のみ", "examination", ["山田　予診", "予診のみ"]],
  ["another municipality's ticket", "other_municipality", ["千葉県浦安市", "ウ○　ハ○"]],
  ["a superseded ticket", "superseded", ["山田　旧子", /再発行されて古くなっています/]],
  ["a ticket of nobody registered", "unregistered", [/この接種券の人はまだ登録されていません/]],
];

for (const [what, take, said] of tickets) {
  Deno.test(
    `${what} is read by the camera, and the page says what it means`,
    browserTest,
    () =>
      withCamera([take], async (browser) => {
        const server = startServer(office);
        const { digits } = await takeOf(take);
        const { screen } = await aTablet(browser, server.url);
        await screen.press("読み取り開始");
        await screen.arrivesAt("読み取り結果の確認");
        await screen.sees(groupOcrLine(digits));
        for (const words of said) await screen.sees(words);
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
