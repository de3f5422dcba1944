import { strict as assert } from "node:assert";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { countRows, ownerSql } from "../db/owner_sql.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { VenueTablet } from "./venue_tablet.ts";

const URAYASU = "122271";
const ICHIKAWA = "122033";
const office = await anOffice();
const owner = ownerSql(office.database);
await hasAccount(office, { kind: "venue", loginId: "hall", municipality: URAYASU });
await hasAccount(office, { kind: "venue", loginId: "gym", municipality: URAYASU });
await hasAccount(office, { kind: "venue", loginId: "elsewhere", municipality: ICHIKAWA });

const ENTRY = {
  venue: "市民ホール",
  vaccine: "ファイザー（コミナティ筋注）",
  lot: "EP2163",
  doctor: "医師一郎",
};

async function withTablets(
  logins: readonly string[],
  story: (...tablets: VenueTablet[]) => Promise<void>,
): Promise<void> {
  const server = startServer(office);
  const browser = await launchBrowser();
  try {
    const tablets: VenueTablet[] = [];
    for (const login of logins) {
      tablets.push(await VenueTablet.open(browser, server.url, login));
    }
    await story(...tablets);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Reads the ticket and fills everything in, up to the last tap. */
async function isReady(tablet: VenueTablet, ocrLine: string): Promise<void> {
  await tablet.reads(ocrLine);
  await tablet.screen.arrivesAt("読み取り結果の確認");
  await tablet.fillsIn(ENTRY);
  await tablet.confirmsThePerson();
}

Deno.test(
  "of two tablets that tap at once exactly one registers, and the other is told when and where",
  browserTest,
  () =>
    withTablets(["hall", "gym"], async (...tablets) => {
      await Promise.all(tablets.map((tablet) => isReady(tablet, `21${URAYASU}0000000555`)));
      await Promise.all(tablets.map(({ screen }) => screen.press("登録")));
      const told = /1回目（接種）は.+の分が登録済みです（登録：.+、市民ホール）/;
      const outcomes = await Promise.all(tablets.map(async ({ screen }) => {
        const done = screen.page.getByRole("heading", { name: "登録完了" });
        await done.or(screen.page.getByText(told).first()).first().waitFor();
        return await done.count();
      }));
      assert.deepEqual(outcomes.toSorted(), [0, 1]);
      assert.equal(await countRows(owner, "dose", URAYASU), 1);
      const loser = tablets[outcomes.indexOf(0)]!;
      assert.equal(await loser.screen.page.locator("#personConfirmed").count(), 0);
      await loser.screen.isAccessible();
    }),
);

Deno.test(
  "another municipality's tablet is told that it is registered, not where",
  browserTest,
  () =>
    withTablets(["hall", "elsewhere"], async (first, second) => {
      for (const tablet of [first!, second!]) await isReady(tablet, `21${URAYASU}0000000556`);
      await first!.registers();
      await second!.screen.press("登録");
      await second!.screen.sees(/1回目（接種）は.+の分が登録済みです。/);
      assert.doesNotMatch(await second!.screen.page.locator("#main").innerText(), /登録：/);
    }),
);
