import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice, type TestOffice } from "../db/a_database.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";

export const URAYASU = "122271";

/** A journey of one member of municipal staff, in an office of its own. */
export function deskJourney(
  name: string,
  story: (desk: MunicipalDesk, office: TestOffice, t: Deno.TestContext) => Promise<void>,
): void {
  Deno.test(name, browserTest, async (t) => {
    const office = await anOffice();
    const loginId = "desk@example.lg.jp";
    await hasAccount(office, { kind: "municipal", loginId, municipality: URAYASU });
    const server = startServer(office);
    const browser = await launchBrowser();
    try {
      await story(await MunicipalDesk.open(browser, server.url, loginId), office, t);
    } finally {
      await browser.close();
      await server.close();
      await office.database.close();
    }
  });
}
