import { strict as assert } from "node:assert";
import { paths } from "../../views/paths.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { applyPeople } from "../db/dose_upload/apply_rows.ts";
import { askAbout, namesakes } from "../db/transfer/namesakes.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { URAYASU } from "./a_desk_journey.ts";
import { hasAccount } from "./a_server.ts";
import type { Screen } from "./screen.ts";
import { ICHIKAWA, townHallsJourney } from "./town_halls_journey.ts";
import { VenueTablet } from "./venue_tablet.ts";

const REGISTRATION = "この人を接種対象者に登録する";
const ATTACH = "この人に接種記録を付ける";
const NUMBERS = { residentNumber: "000820001", ticketNumber: "0000820001" };

townHallsJourney(
  "an answer becomes a record, and the counter knows which dose is next",
  1280,
  async ({ asking, office }, t) => {
    const named = await namesakes(office.database, ICHIKAWA, { doses: 2 });
    const inquiryId = await askAbout(office, URAYASU, { named, finding: "one" });

    await t.step("the form has what the inquiry said, and says what is missing", async () => {
      await asking.goTo(paths.inquiryAnswer(inquiryId));
      await asking.follow(REGISTRATION);
      await asking.arrivesAt(REGISTRATION);
      await fits(asking, "form");
      assert.equal((await asking.table("回答された接種と予診の記録")).length, 2);
      assert.equal(await asking.page.locator("#birthDate").inputValue(), "1956年4月12日");
      await asking.press("登録する");
      await asking.sees("個別宛名番号を入力してください。");
      await asking.page.waitForFunction(() =>
        document.activeElement?.className === "error-summary"
      );
      await fits(asking, "refused");
    });

    await t.step("登録する: 照会結果 says where the doses came from", async () => {
      await asking.fill("個別宛名番号", NUMBERS.residentNumber);
      await asking.fill("券番号", NUMBERS.ticketNumber);
      await asking.fill("氏名（姓）", "山田");
      await asking.press("登録する");
      await asking.arrivesAt("照会結果");
      await fits(asking, "record");
      const rows = await asking.table("接種と予診の記録");
      assert.equal(rows.length, 2);
      for (const row of rows) assert.match(row.at(-1)!, /転入処理（千葉県市川市の回答/);
      await asking.follow("変更の履歴");
      await asking.arrivesAt("変更の履歴");
      await asking.sees("転入処理の照会への回答による登録（千葉県市川市）");
      await fits(asking, "history");
    });

    await t.step("at the counter the new ticket is for the third dose", async () => {
      await hasAccount(office, { kind: "venue", loginId: "kaijo", municipality: URAYASU });
      const browser = asking.page.context().browser()!;
      const tablet = await VenueTablet.open(browser, new URL(asking.page.url()).origin, "kaijo");
      await tablet.screen.goTo(paths.precheck);
      await tablet.reads(`23${URAYASU}${NUMBERS.ticketNumber}`);
      await tablet.screen.sees("今日、3回目を接種できます");
      await tablet.screen.isAccessible();
      await tablet.screen.close();
    });

    await t.step("the same case does not register anybody again", async () => {
      await asking.goTo(paths.inquiryRegistration(inquiryId));
      await asking.sees("登録済みです");
      await fits(asking, "registered");
    });

    await t.step("with another answer the person is found, and has it already", async () => {
      const again = await askAbout(office, URAYASU, { named, finding: "one" });
      await asking.goTo(paths.inquiryRegistration(again));
      await asking.arrivesAt("すでに登録されている人");
      await asking.sees("1回目、2回目（今の記録のまま変わりません）");
      await fits(asking, "known");
      await asking.sees("回答された記録は、すべてこの人に登録されています。");
      const attach = asking.page.getByRole("button", { name: ATTACH });
      assert.equal(await attach.count(), 0);
    });

    await t.step("somebody here without a ticket gets one with the doses", async () => {
      const moved = await namesakes(office.database, ICHIKAWA, { doses: 2 });
      const { familyKana } = moved.criteria;
      const here = aRecipient({ familyKana, ticketNumber: "", flag: "1" });
      const staff = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
      await applyPeople(office.database, staff, [here]);
      const returning = await askAbout(office, URAYASU, { named: moved, finding: "one" });
      await asking.goTo(paths.inquiryRegistration(returning));
      await asking.press(ATTACH);
      await asking.sees("この人には有効な接種券がありません。新しい券番号を入力してください。");
      await fits(asking, "ticket");
      await asking.page.locator("[name^=ticketNumber-]").fill("0000820002");
      await asking.press(ATTACH);
      await asking.arrivesAt("照会結果");
      assert.equal((await asking.table("接種と予診の記録")).length, 2);
    });
  },
);

/** Nothing stands beyond the right edge, and axe finds no fault. */
async function fits(screen: Screen, name: string): Promise<void> {
  const beyond = await screen.page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
  assert.equal(beyond, 0, name);
  await screen.isAccessible();
}
