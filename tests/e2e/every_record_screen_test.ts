import { strict as assert } from "node:assert";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { URAYASU } from "./a_desk_journey.ts";
import { hasAccount, startIdleServer } from "./a_server.ts";
import { everyRecordScreen } from "./every_record_screen.ts";
import { Screen } from "./screen.ts";

const LOGIN_ID = "records@example.lg.jp";
const office = await anOffice();
await hasAccount(office, { kind: "municipal", loginId: LOGIN_ID, municipality: URAYASU });
const [account] = await ownerSql(office.database)`
  select id from account where login_id = ${LOGIN_ID}`;
const actor = anActor({ municipalityCode: URAYASU, accountId: account!.id, loginId: LOGIN_ID });
const screens = await everyRecordScreen(office.database, anAct({ actor }));

for (const width of [390, 1280]) {
  Deno.test(
    `every screen of a record is accessible and fits ${width} pixels`,
    browserTest,
    async () => {
      const server = startIdleServer(office);
      const browser = await launchBrowser();
      try {
        const screen = await Screen.open(browser, server.url, {
          viewport: { width, height: 1000 },
        });
        await screen.signIn(LOGIN_ID);
        await screen.arrivesAt("接種状況");
        for (const path of screens) {
          await screen.goTo(path);
          assert.equal(
            new URL(screen.page.url()).pathname,
            path,
            "it is the screen that was asked",
          );
          const overflow = await screen.page.evaluate(() =>
            document.documentElement.scrollWidth - document.documentElement.clientWidth
          );
          assert.equal(overflow, 0, `${path} is wider than ${width} pixels`);
        }
      } finally {
        await browser.close();
        await server.close();
      }
    },
  );
}
