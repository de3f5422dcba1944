import { strict as assert } from "node:assert";
import { type Browser } from "playwright-core";
import { browserTest, launchBrowser } from "../browser/chromium.ts";
import { anOffice } from "../db/a_database.ts";
import { aRecipient, toCsv } from "../db/upload/a_recipient.ts";
import { URAYASU } from "./a_desk_journey.ts";
import { hasAccount, startServer } from "./a_server.ts";
import { MunicipalDesk } from "./municipal_desk.ts";
import { VenueTablet } from "./venue_tablet.ts";

const LOCKED = /\d+:\d+にone@example\.lg\.jpが紙の書類（接種済証）と照合しました/;

async function atTheOffice(story: (browser: Browser, url: string) => Promise<void>): Promise<void> {
  const office = await anOffice();
  for (const loginId of ["one@example.lg.jp", "two@example.lg.jp"]) {
    await hasAccount(office, { kind: "municipal", loginId, municipality: URAYASU });
  }
  await hasAccount(office, { kind: "venue", loginId: "tent", municipality: URAYASU });
  const server = startServer(office);
  const browser = await launchBrowser();
  try {
    await story(browser, server.url);
  } finally {
    await browser.close();
    await server.close();
    await office.database.close();
  }
}

async function confirms(desk: MunicipalDesk, document: string): Promise<void> {
  await desk.screen.page.locator("summary", { hasText: "確認済みにする" }).click();
  await desk.screen.choose("照合した書類", document);
  await desk.screen.isAccessible();
  await desk.screen.press("確認済みにする");
}

/** By the link at the head of the record, which unfolds the form. */
async function releases(desk: MunicipalDesk, reason: string): Promise<void> {
  await desk.screen.follow("確認済みを解除");
  await desk.screen.choose("解除する理由", reason);
  await desk.screen.isAccessible();
  await desk.screen.press("確認済みを解除する");
}

Deno.test(
  "a record compared with paper stays as it is until somebody unlocks it with a reason",
  browserTest,
  (t) =>
    atTheOffice(async (browser, url) => {
      const person = aRecipient();
      const { ticketNumber } = person;
      const one = await MunicipalDesk.open(browser, url, "one@example.lg.jp");
      await one.uploads("住民.csv", toCsv([person]));

      await t.step("a clerk confirms what the page shows", async () => {
        await one.looksUp(ticketNumber);
        await confirms(one, "接種済証");
        await one.screen.sees(LOCKED);
        await one.screen.isAccessible();
      });

      await t.step("a file that would change it is told so, row by row", async () => {
        const others = Array.from({ length: 12 }, () => aRecipient());
        await one.reviews("異動.csv", toCsv([{ ...person, familyName: "鈴木" }, ...others]));
        assert.deepEqual((await one.counts()).slice(0, 4), ["12", "0", "0", "1"]);
        await one.screen.sees(/紙の書類と照合して「確認済み」にしているため、変更できません/);
        await one.registers(/エラーの1行を除いて/);
        await one.looksUp(ticketNumber);
        await one.screen.sees("山田　花子");
      });

      await t.step("a venue is told before anybody is vaccinated", async () => {
        const tablet = await VenueTablet.open(browser, url, "tent");
        await tablet.reads(`21${URAYASU}${ticketNumber}`);
        await tablet.screen.sees(/「確認済み」にしているため、登録できません/);
        await tablet.screen.isAccessible();
        assert.equal(await tablet.screen.page.getByRole("button", { name: "登録" }).count(), 0);
        await tablet.screen.close();
      });

      await t.step(
        "without a reason it stays locked; with one anybody sees who unlocked it",
        async () => {
          await releases(one, "選択してください");
          await one.screen.sees("解除する理由を選んでください。");
          await one.screen.isAccessible();
          await one.screen.choose("解除する理由", "転出・死亡などの異動を登録する");
          await one.screen.press("確認済みを解除する");
          await one.screen.page.locator("summary", { hasText: "確認済みにする" }).waitFor();
          const [past] = await one.screen.table("確認済みの履歴（新しい順）");
          assert.deepEqual([past![1], past![2], past![4], past![5]], [
            "one@example.lg.jp",
            "接種済証",
            "one@example.lg.jp",
            "転出・死亡などの異動を登録する",
          ]);
        },
      );
    }),
);

Deno.test(
  "of two clerks who confirm one record the second sees that it is done",
  browserTest,
  () =>
    atTheOffice(async (browser, url) => {
      const person = aRecipient();
      const one = await MunicipalDesk.open(browser, url, "one@example.lg.jp");
      const two = await MunicipalDesk.open(browser, url, "two@example.lg.jp");
      await one.uploads("住民.csv", toCsv([person]));
      for (const desk of [one, two]) await desk.looksUp(person.ticketNumber);
      await confirms(one, "接種済証");
      await one.screen.sees(LOCKED);
      await confirms(two, "予診票");
      await two.screen.sees(/にone@example\.lg\.jpが確認済みにしています。/);
      await two.screen.sees(LOCKED);
      await two.screen.isAccessible();
    }),
);
