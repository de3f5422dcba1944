import { strict as assert } from "node:assert";
import { TABS } from "../../views/layout/tabs.ts";
import { paths, todaysPaths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { hasAccount, startIdleServer } from "./a_server.ts";
import { everyUploadState } from "./every_upload_state.ts";
import { Screen } from "./screen.ts";

const office = await anOffice();
await hasAccount(office, {
  kind: "municipal",
  loginId: "all@example.lg.jp",
  municipality: "122271",
});
await hasAccount(office, {
  kind: "municipal",
  role: "manager",
  loginId: "all-manager@example.lg.jp",
  municipality: "122271",
});
await hasAccount(office, { kind: "venue", loginId: "all-venue", municipality: "122271" });
await hasAccount(office, { kind: "prefecture", loginId: "all-prefecture", prefecture: "12" });
await hasAccount(office, { kind: "national", loginId: "all-national" });

const act = anAct({ actor: anActor({ municipalityCode: "122271" }) });
const uploadScreens = await everyUploadState(office.database, act);

const everyone = [paths.password, paths.sessions, paths.signOut, "/no-such-page"];
const screensOf = {
  "all@example.lg.jp": [
    ...TABS.municipal.map((tab) => tab.path),
    paths.doseUploads,
    paths.doseEntry,
    paths.doseEntryDoses,
    todaysPaths(paths.doseEntryDoses).sheet,
    paths.doseEntryPreset,
    paths.progressAges,
    paths.progressVaccines,
    paths.progressVenues,
    paths.progressLags,
    paths.progressVsys,
    paths.statisticsFiles,
    paths.duplicates,
    paths.findings,
    paths.vaccines,
    paths.vaccine("pfizer"),
    paths.transferByName,
    paths.transferByMyNumber,
    paths.batches,
    paths.handledMessages,
    paths.receivedInquiries,
    paths.operators,
    paths.clinics,
    paths.factors,
    paths.stepUpPassword,
    ...uploadScreens,
    paths.upload("not-an-id"),
  ],
  "all-manager@example.lg.jp": [
    paths.progress,
    paths.transfers,
    paths.anomalies,
    paths.colleagues,
    paths.audit,
  ],
  "all-venue": [
    ...TABS.venue.map((tab) => tab.path),
    todaysPaths(paths.venueDoses).sheet,
    paths.venuePreset,
    paths.practice,
    paths.practiceSheet,
    paths.venueOffline,
  ],
  "all-prefecture": TABS.prefecture.map((tab) => tab.path),
  "all-national": TABS.national.map((tab) => tab.path),
};
/** A phone, a tablet and a desktop; axe looks at the one between. */
const WIDTHS = [390, 820, 1280];
const TABLET = { width: 820, height: 1000 };

for (const [loginId, screens] of Object.entries(screensOf)) {
  Deno.test(
    `every screen of ${loginId} is accessible and fits every window`,
    browserTest,
    async () => {
      const server = startIdleServer(office);
      const browser = await launchBrowser();
      try {
        const screen = await Screen.open(browser, server.url, { viewport: TABLET });
        await screen.signIn(loginId);
        await screen.page.waitForURL((url) => url.pathname === screens[0]);
        for (const path of [...screens, ...everyone]) {
          await screen.page.setViewportSize(TABLET);
          await screen.goTo(path);
          for (const width of WIDTHS) {
            await screen.page.setViewportSize({ ...TABLET, width });
            assert.equal(await overflow(screen), 0, `${path} is wider than ${width} pixels`);
          }
        }
      } finally {
        await browser.close();
        await server.close();
      }
    },
  );
}

Deno.test("no two screens have the same title", browserTest, async () => {
  const server = startIdleServer(office);
  const browser = await launchBrowser();
  try {
    const screen = await Screen.open(browser, server.url, {});
    await screen.signIn("all-manager@example.lg.jp");
    await screen.arrivesAt("接種状況");
    const titles = new Map<string, string>();
    // An upload's screen has the title of its kind, whatever its state.
    const [, ...alike] = uploadScreens.filter((path) => path.startsWith(paths.upload("")));
    const [, another] = uploadScreens.filter((path) => path.startsWith(paths.output("")));
    const isOne = (path: string) => ![...alike, another, paths.upload("not-an-id")].includes(path);
    const ofStaff = screensOf["all@example.lg.jp"].filter(isOne);
    const screens = [...ofStaff, paths.anomalies, ...everyone];
    for (const path of screens) {
      await screen.page.goto(server.url + path);
      const title = await screen.page.title();
      assert.equal(titles.get(title), undefined, `${path} and ${titles.get(title)}: ${title}`);
      titles.set(title, path);
    }
  } finally {
    await browser.close();
    await server.close();
  }
});

/** Pixels of the page beyond the right edge of the window. */
function overflow(screen: Screen): Promise<number> {
  return screen.page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
}
