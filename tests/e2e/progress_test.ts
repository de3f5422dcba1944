import { strict as assert } from "node:assert";
import { foldTallies } from "../../db/tally/fold.ts";
import { paths } from "../../views/paths.ts";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { aCampaign } from "../routes/a_campaign.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";
import type { Screen } from "./screen.ts";
import { VenueTablet } from "./venue_tablet.ts";

const URAYASU = "122271";
const LOGIN = "desk@example.lg.jp";
const TABLET = "hall";

Deno.test(
  "接種状況 shows by itself what a venue registers, and gives it out as files",
  browserTest,
  async (t) => {
    const office = await anOffice();
    await hasAccount(office, { kind: "municipal", loginId: LOGIN, municipality: URAYASU });
    await hasAccount(office, { kind: "venue", loginId: TABLET, municipality: URAYASU });
    await aCampaign(office.database);
    await foldTallies(office.database);
    const server = startServer(office);
    const browser = await launchBrowser();
    try {
      const { screen } = await MunicipalDesk.open(browser, server.url, LOGIN);
      const tablet = await VenueTablet.open(browser, server.url, TABLET);

      await t.step("the open page counts a dose more, without being touched", async () => {
        await screen.sees(/接種対象者登録待ち：1件/);
        await registers(tablet, "0000000777");
        await foldTallies(office.database);
        await screen.sees(/接種対象者登録待ち：2件/);
        await screen.isAccessible();
      });

      await t.step(
        "so does the day's V-SYS tally, whose form keeps what is being typed",
        async () => {
          await screen.follow("V-SYS集計");
          await screen.sees("2021年7月1日の会場ごとの接種回数");
          assert.deepEqual(await hallOf(screen), ["市民ホール", "2", "1", "2", "1"]);
          const field = screen.page.getByRole("textbox", { name: "接種日" });
          await field.fill("20210");
          await registers(tablet, "0000000778");
          await foldTallies(office.database);
          await screen.page.getByRole("cell", { name: "3", exact: true }).first().waitFor();
          await field.pressSequentially("630");
          assert.equal(await field.inputValue(), "20210630");
        },
      );

      await t.step("held still, it stays as it is until it is asked again", async () => {
        const followed = followedBy(screen);
        await screen.follow("自動更新を止める");
        await screen.sees("自動更新を止めています。");
        await registers(tablet, "0000000779");
        await foldTallies(office.database);
        assert.deepEqual([(await hallOf(screen))[1], followed], ["3", []]);
        await screen.follow("自動更新を再開する");
        await screen.page.getByRole("cell", { name: "4", exact: true }).first().waitFor();
      });

      for (const section of ["年齢・性別", "ワクチン", "会場と日", "入力の遅れ", "統計ファイル"]) {
        await t.step(`${section} is accessible with figures on it`, async () => {
          const sections = screen.page.getByRole("navigation", { name: "接種状況の内容" });
          await sections.getByRole("link", { name: section }).click();
          const open = screen.page.locator('.subtabs [aria-current="page"]', { hasText: section });
          await open.waitFor();
          await screen.isAccessible();
        });
      }

      await t.step("the file has the day's doses too", async () => {
        const file = await screen.download(() =>
          screen.press("ダウンロード：V-SYS集計（会場・日別）：日ごと")
        );
        assert.match(file, /^2021-07-01,122271,市民ホール,ファイザー,4,1\r$/m);
      });
    } finally {
      await browser.close();
      await server.close();
      await office.database.close();
    }
  },
);

/** A first dose of somebody nobody has a record of yet, given today. */
async function registers(tablet: VenueTablet, ticketNumber: string): Promise<void> {
  const { screen } = tablet;
  await screen.goTo(paths.venue);
  await tablet.reads(`21${URAYASU}${ticketNumber}`);
  await screen.arrivesAt("読み取り結果の確認");
  // What was filled in once is remembered.
  if (await screen.page.locator("#venueName").isVisible()) await tablet.fillsIn(ENTRY);
  await tablet.registers();
}

const ENTRY = {
  venue: "市民ホール",
  vaccine: "ファイザー（コミナティ筋注）",
  lot: "EP2163",
  doctor: "医師一郎",
};

/** Every address of figures that the page follows from now on. */
function followedBy({ page }: Screen): string[] {
  const followed: string[] = [];
  page.on("request", (request) => {
    if (request.url().includes(paths.progressEvents)) followed.push(request.url());
  });
  return followed;
}

/** The first line of the V-SYS tally. */
async function hallOf(screen: Screen): Promise<string[]> {
  const [hall = []] = await screen.table("2021年7月1日の会場ごとの接種回数");
  return hall;
}
