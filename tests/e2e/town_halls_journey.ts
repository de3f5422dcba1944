import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice, type TestOffice } from "../db/a_database.ts";
import { URAYASU } from "./a_desk_journey.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";
import type { Screen } from "./screen.ts";

export const ICHIKAWA = "122033";

/** 浦安市, which asks, and 市川市, which is asked, each in a browser of its own. */
export interface Halls {
  asking: Screen;
  asked: Screen;
  office: TestOffice;
}

/** A journey of two municipalities, on windows so wide. */
export function townHallsJourney(
  name: string,
  width: number,
  story: (halls: Halls, t: Deno.TestContext) => Promise<void>,
): void {
  Deno.test(`${name}, ${width} wide`, browserTest, async (t) => {
    const office = await anOffice();
    const server = startServer(office);
    const browser = await launchBrowser();
    const open = async (loginId: string, municipality: string) => {
      await hasAccount(office, { kind: "municipal", loginId, municipality });
      const { screen } = await MunicipalDesk.open(browser, server.url, loginId);
      await screen.page.setViewportSize({ width, height: 900 });
      return screen;
    };
    try {
      const asking = await open("urayasu@example.lg.jp", URAYASU);
      const asked = await open("ichikawa@example.lg.jp", ICHIKAWA);
      await story({ asking, asked, office }, t);
    } finally {
      await browser.close();
      await server.close();
      await office.database.close();
    }
  });
}
