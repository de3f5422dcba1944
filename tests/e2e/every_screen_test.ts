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

const everyone = [paths.password, paths.signOut, "/no-such-page"];
const screensOf = {
  "all@example.lg.jp": [
    ...TABS.municipal.map((tab) => tab.path),
    paths.doseUploads,
    paths.doseEntry,
    paths.doseEntryDoses,
    todaysPaths(paths.doseEntryDoses).sheet,
    paths.doseEntryPreset,
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
    ...uploadScreens,
    paths.upload("not-an-id"),
  ],
  "all-manager@example.lg.jp": [paths.progress, paths.transfers, paths.anomalies],
  "all-venue": [
    ...TABS.venue.map((tab) => tab.path),
    todaysPaths(paths.venueDoses).sheet,
    paths.venuePreset,
    paths.practice,
    paths.practiceSheet,
  ],
  "all-prefecture": TABS.prefecture.map((tab) => tab.path),
  "all-national": TABS.national.map((tab) => tab.path),
};
const widths = [{ name: "a phone", width: 390 }, { name: "a tablet", width: 820 }, {
  name: "a desktop",
  width: 1280,
}];

for (const { name, width } of widths) {
  Deno.test(`every screen is accessible and fits ${name}`, browserTest, async () => {
    const server = startIdleServer(office);
    const browser = await launchBrowser();
    try {
      for (const [loginId, screens] of Object.entries(screensOf)) {
        const viewport = { width, height: 1000 };
        const screen = await Screen.open(browser, server.url, { viewport });
        await screen.signIn(loginId);
        await screen.page.waitForURL((url) => url.pathname === screens[0]);
        for (const path of [...screens, ...everyone]) {
          // What axe judges is the same on a phone as on a tablet.
          if (width === 390) await screen.page.goto(server.url + path);
          else await screen.goTo(path);
          assert.equal(await overflow(screen), 0, `${path} is wider than ${name}`);
        }
        await screen.close();
      }
    } finally {
      await browser.close();
      await server.close();
    }
  });
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
