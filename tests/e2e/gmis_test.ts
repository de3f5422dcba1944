import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { aClinic, aMunicipalAct } from "../db/clinic/a_clinic.ts";
import { gmisConfiguration } from "../routes/a_gmis_office.ts";
import { aGmisProvider } from "../routes/a_gmis_provider.ts";
import { ICHIKAWA } from "../routes/some_staff.ts";
import { URAYASU } from "./a_desk_journey.ts";
import { hasAccount } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";
import { Screen } from "./screen.ts";

const TABLET = { width: 820, height: 1180 };
const DESK = { width: 1280, height: 800 };
const GMIS_ID = "G1234567";

/** The product under a public URL, beside a provider that sends browsers back there. */
async function startBesideGmis() {
  const office = await anOffice();
  let answer = (_: Request): Response | Promise<Response> => new Response();
  const http = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    return answer(request);
  });
  const url = `http://127.0.0.1:${http.addr.port}`;
  const provider = await aGmisProvider(url + paths.gmisCallback);
  const configuration = gmisConfiguration(provider.issuer, { VRS_PUBLIC_URL: url });
  const app = createApp({ ...office, configuration });
  answer = (request) => app.fetch(request, { remoteAddress: "127.0.0.1" });
  const stop = async () => {
    await provider.stop();
    await office.newsFeed.close();
    await http.shutdown();
  };
  return { office, url, stop };
}

async function isAccessibleEverywhere(screen: Screen): Promise<void> {
  for (const size of [TABLET, DESK]) {
    await screen.page.setViewportSize(size);
    await screen.isAccessible();
  }
}

Deno.test(
  "a clinic is registered, signs in through the provider's own page, chooses, and signs out",
  browserTest,
  async (t) => {
    const { office, url, stop } = await startBesideGmis();
    const municipality = URAYASU;
    await hasAccount(office, { kind: "municipal", loginId: "a@a.lg.jp", municipality });
    const browser = await launchBrowser();
    try {
      const { screen: desk } = await MunicipalDesk.open(browser, url, "a@a.lg.jp");
      const tablet = await Screen.open(browser, url, { viewport: TABLET });

      const signsInAtGmis = async (gmisId: string) => {
        await tablet.goTo("/sign-in");
        await tablet.follow("G-MIS IDでログイン");
        await tablet.arrivesAt("G-MIS");
        await tablet.fill("G-MIS ID", gmisId);
        await tablet.press("G-MISにログイン");
      };

      await t.step("before it is registered it is told which ID and whom to ask", async () => {
        await signsInAtGmis(GMIS_ID);
        await tablet.arrivesAt("このG-MIS IDは登録されていません");
        await tablet.sees(new RegExp(`G-MIS ID「${GMIS_ID}」`));
        await isAccessibleEverywhere(tablet);
      });

      await t.step("the municipality registers it", async () => {
        await desk.openTab("アカウント登録");
        await desk.follow("医療機関（G-MIS ID）");
        await desk.arrivesAt("アカウント登録：医療機関（G-MIS ID）");
        await desk.fill("G-MIS ID", GMIS_ID);
        await desk.press("登録");
        await desk.sees("医療機関名を入力してください。");
        await isAccessibleEverywhere(desk);
        await desk.fill("医療機関名", "みなと内科");
        await desk.press("登録");
        await desk.sees("医療機関を登録しました。");
        await isAccessibleEverywhere(desk);
      });

      await t.step("it signs in and is at 接種会場メニュー", async () => {
        await signsInAtGmis(GMIS_ID);
        await tablet.arrivesAt("接種券の読み取り");
        await tablet.sees(`gmis:${GMIS_ID}@${URAYASU}`);
      });

      await t.step(
        "after ログアウト the provider asks again, and two lists are a choice",
        async () => {
          await tablet.follow("ログアウト");
          await tablet.press("ログアウトする");
          await tablet.arrivesAt("ログイン");
          await aClinic(office.database.gate, aMunicipalAct(ICHIKAWA), { gmisId: GMIS_ID });
          await signsInAtGmis(GMIS_ID);
          await tablet.arrivesAt("自治体の選択");
          await tablet.press("接種会場メニューへ");
          await tablet.sees("自治体を選んでください。");
          await isAccessibleEverywhere(tablet);
          await tablet.choose("自治体", "千葉県市川市");
          await tablet.press("接種会場メニューへ");
          await tablet.arrivesAt("接種券の読み取り");
          await tablet.sees("千葉県市川市");
        },
      );

      await t.step(
        "停止 says what it did, and leaves the other municipality's sign-in alone",
        async () => {
          await desk.follow(GMIS_ID);
          await desk.arrivesAt("医療機関：みなと内科");
          await isAccessibleEverywhere(desk);
          await desk.press("停止する");
          await desk.sees("停止しました。");
          await desk.isAccessible();
          await desk.follow("削除");
          await desk.arrivesAt("医療機関の削除");
          await isAccessibleEverywhere(desk);
          await tablet.goTo("/venue");
          await tablet.arrivesAt("接種券の読み取り");
        },
      );
    } finally {
      await browser.close();
      await stop();
    }
  },
);
