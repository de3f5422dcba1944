import { strict as assert } from "node:assert";
import type { Page } from "playwright-core";
import { paths } from "../../views/paths.ts";
import type { TestOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aDose, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { aRecipient, headerRow, toCsv } from "../db/upload/a_recipient.ts";
import { deskJourney, URAYASU } from "./a_desk_journey.ts";
import type { MunicipalDesk } from "./municipal_desk.ts";

const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });

/** Two records of one person, the same dose on both. */
async function aDosedPair(desk: MunicipalDesk, { database }: TestOffice) {
  const [older, newer] = [aRecipient({ familyName: "旧姓" }), aRecipient()];
  for (const person of [older, newer]) {
    await desk.uploads("住民.csv", `${headerRow()}\n${toCsv([person])}\n`);
  }
  await giveDose(database, act, aDose(aTicket(URAYASU, older)));
  const { entry } = aDose(aTicket(URAYASU));
  const second = aDose(aTicket(URAYASU, newer), { entry: { ...entry, lotNumber: "FA7338" } });
  await giveDose(database, act, second);
  return [older, newer] as const;
}

deskJourney(
  `staff merge two records of one person, look at the result, and take it back, 820 wide`,
  async (desk, office, t) => {
    const { screen } = desk;
    const [older, newer] = await aDosedPair(desk, office);
    let comparison = "";
    await screen.page.setViewportSize({ width: 820, height: 900 });

    await t.step("the pair is among the candidates", async () => {
      await screen.openTab("照会・補正");
      await screen.follow("同じ人の記録が2件ないか確かめる");
      await screen.arrivesAt("重複の確認");
      const [row] = await screen.table("重複の候補");
      assert.equal(row![5], older.residentNumber + newer.residentNumber);
      await screen.follow("比べる");
      await screen.arrivesAt("2件の記録を比べる");
      assert.equal(await overflow(screen), 0);
      comparison = new URL(screen.page.url()).pathname;
    });

    await t.step("what only a person can decide must be decided", async () => {
      await screen.press("統合する");
      await screen.sees("入力内容を確かめてください");
      await screen.isAccessible();
      await screen.page.getByRole("link", { name: /1回目の接種が両方にあります/ }).click();
      const first = screen.page.getByRole("radio", { name: "1回目 左を残す" });
      assert.ok(await first.evaluate((radio) => radio === document.activeElement));
      await screen.page.keyboard.press("Space");
      await screen.page.getByRole("radio", { name: /^氏名 姓：旧姓/ }).check();
      await screen.press("統合する");
    });

    await t.step("the merged record is confirmed with a reason", async () => {
      await screen.arrivesAt("統合の確認");
      assert.equal(await overflow(screen), 0);
      const [number, name] = await screen.table("統合後の個人の情報");
      assert.deepEqual([number, name], [
        ["個別宛名番号", newer.residentNumber, "右"],
        ["氏名", "姓：旧姓名：花子", "左"],
      ]);
      assert.equal((await screen.table("削除済みになる接種記録")).length, 1);
      await screen.choose("理由", "住民の異動");
      await screen.press("統合する");
      await screen.sees("統合完了");
      await screen.isAccessible();
    });

    await t.step("the absorbed record leads to the merged one", async () => {
      await desk.looksUp(older.ticketNumber);
      await screen.sees("この記録に統合された記録があります");
      await screen.follow(`個別宛名番号「${older.residentNumber}」`);
      await screen.sees("統合された記録です");
      await screen.follow(`個別宛名番号「${newer.residentNumber}」の記録`);
      await screen.sees("この記録に統合された記録があります");
      await screen.sees("旧姓");
      await screen.isAccessible();
    });

    await t.step("the merge is taken back, and the pair is a candidate again", async () => {
      await screen.goTo(comparison);
      await screen.follow("統合を取り消す");
      await screen.arrivesAt("変更の取消");
      await screen.choose("理由", "入力の誤り");
      await screen.press("この変更を取り消す");
      await screen.sees("取消完了");
      await screen.goTo(paths.duplicates);
      assert.equal((await screen.table("重複の候補")).length, 1);
    });

    await t.step("別人: the pair is not asked about again until that is withdrawn", async () => {
      await screen.follow("比べる");
      await screen.arrivesAt("2件の記録を比べる");
      await screen.choose("別人とする理由", "本人や家族に確認した");
      await screen.press("別人とする");
      await screen.sees("「別人」とした2件です");
      await screen.isAccessible();
      await screen.goTo(paths.duplicates);
      await screen.sees("重複の候補はありません。");
      assert.equal((await screen.table("「別人」とした2件（新しい順）")).length, 1);
      assert.equal(await overflow(screen), 0);
      await screen.press(
        `取り消す（個別宛名番号${older.residentNumber}と${newer.residentNumber}）`,
      );
      await screen.arrivesAt("2件の記録を比べる");
    });
  },
);

/** Pixels of the page beyond the right edge of the window. */
function overflow({ page }: { page: Page }): Promise<number> {
  return page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
}
