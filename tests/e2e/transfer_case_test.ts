import { strict as assert } from "node:assert";
import type { Page } from "playwright-core";
import type { NameCriteria } from "../../domain/transfer/inquiry.ts";
import { paths } from "../../views/paths.ts";
import { askAbout, type Namesakes, namesakes, protect } from "../db/transfer/namesakes.ts";
import { URAYASU } from "./a_desk_journey.ts";
import type { Screen } from "./screen.ts";
import { ICHIKAWA, townHallsJourney } from "./town_halls_journey.ts";

townHallsJourney(
  "C: several people; the old town hall names the right one, the new one reads and completes",
  820,
  async ({ asking, asked, office }, t) => {
    const named = await namesakes(office.database, ICHIKAWA, { count: 2, doses: 2 });
    const [right] = named.people;
    let inquiry = "";

    await t.step("nothing is shown to who asks", async () => {
      await asks(asking, named.criteria);
      await asking.arrivesAt("照会結果（複数名該当）");
      await asking.sees("条件に一致する人が複数います");
      inquiry = new URL(asking.page.url()).pathname;
      assert.equal(await overflow(asking), 0);
    });

    await t.step("the open page of who is asked counts it, and leads to it", async () => {
      await asked.sees("未読1件");
      await asked.openTab("メッセージ");
      const [row] = await asked.table("未処理のメッセージ");
      assert.deepEqual(row!.slice(0, 2), ["未読転入に伴う照会", "千葉県浦安市から"]);
      assert.equal(await overflow(asked), 0);
      await asked.follow("転入に伴う照会");
      await asked.arrivesAt("転入に伴う照会");
      assert.equal((await asked.table("条件に一致する人")).length, 2);
      assert.equal(await overflow(asked), 0);
    });

    await t.step("転出 on the right one is confirmed, and done", async () => {
      await asked.follow(`転出（個別宛名番号${right!.residentNumber}の人）`);
      await asked.arrivesAt("転出の確認");
      assert.equal(await overflow(asked), 0);
      await asked.press("転出として回答する");
      await asked.sees("転出処理完了");
      await asked.isAccessible();
      assert.equal(await overflow(asked), 0);
      await asked.press("転出フラグを付ける");
      await asked.sees("この人に転出フラグを付けました");
      await asked.isAccessible();
      await asked.press("転出フラグを取り消す");
      await asked.sees("転出フラグはまだ付いていません");
    });

    await t.step("who asked is told at once, reads the record, and completes", async () => {
      await asking.sees("未読1件");
      await asking.openTab("メッセージ");
      await asking.follow("照会結果（転出確認済み）");
      await asking.sees("転出確認済み");
      await asking.isAccessible();
      await asking.follow("回答を見る");
      await asking.arrivesAt("照会結果（転出確認済み）");
      const doses = await asking.table("回答された接種と予診の記録");
      assert.deepEqual(doses.map(([name, , , , place]) => [name, place]), [
        ["1回目", "市川会場"],
        ["2回目", "市川会場"],
      ]);
      assert.equal(await overflow(asking), 0);
      await asking.press("完了");
      await asking.sees("この照会は完了しました");
      await asking.isAccessible();
    });

    await t.step("both find it under 処理済み, with its course", async () => {
      for (const screen of [asking, asked]) {
        await screen.openTab("メッセージ");
        await screen.follow("処理済み");
        await screen.arrivesAt("処理済み（1件）");
        assert.equal(await overflow(screen), 0);
      }
      await asked.goTo(inquiry);
      await asked.sees("千葉県浦安市（urayasu@example.lg.jp）：「完了」にしました");
      await asked.isAccessible();
    });
  },
);

townHallsJourney(
  "refused with a reason and taken back; withdrawn; two of the staff at once",
  820,
  async ({ asking, asked, office }, t) => {
    const two = () => namesakes(office.database, ICHIKAWA, { count: 2 });
    const open = async () =>
      paths.inquiry(
        await askAbout(office, URAYASU, { named: await two(), finding: "several" }),
      );
    let inquiry = await open();

    await t.step("該当者なし takes a choice and a reason, and reaches who asked", async () => {
      await asked.goTo(inquiry);
      await asked.press("回答する");
      await asked.sees("入力内容を確かめてください");
      await asked.isAccessible();
      await asked.page.getByRole("radio", { name: "該当者なし" }).check();
      await asked.choose("該当する人がいない理由", "住民登録がない");
      await asked.press("回答する");
      await asked.sees("「該当者なし」と回答しました");
      await asked.isAccessible();
      await asking.goTo(inquiry);
      await asking.arrivesAt("照会結果（該当者なし）");
      await asking.sees("理由：住民登録がない");
      assert.equal(await overflow(asking), 0);
    });

    await t.step("the answer is taken back, and a note sent", async () => {
      await asked.page.getByText("回答を取り消す").first().click();
      await asked.choose("取り消す理由", "該当する人が見つかった");
      await asked.page.getByRole("button", { name: "回答を取り消す" }).click();
      await asked.page.getByRole("heading", { name: "該当する人がいないとき" }).waitFor();
      await asked.page.getByLabel("連絡の内容").fill("旧姓も\n教えてください");
      await asked.press("連絡を送る");
      await asked.sees("ichikawa@example.lg.jp：連絡しました");
      await asking.goTo(inquiry);
      await asking.arrivesAt("照会結果（複数名該当）");
      await asking.sees("旧姓も");
    });

    await t.step("who answers what was withdrawn is told, and keeps what was typed", async () => {
      await asked.choose("該当する人がいない理由", "その他");
      await asked.fill("該当する人がいない理由の説明", "台帳も確かめた");
      await asked.page.getByRole("radio", { name: "自庁の住民ではない" }).check();
      await asking.follow("取り下げ");
      await asking.arrivesAt("照会の取り下げ");
      await asking.press("取り下げる");
      await asking.arrivesAt("取り下げた照会");
      await asked.press("回答する");
      await asked.arrivesAt("取り下げられた照会");
      await asked.sees("受け付けませんでした");
      await asked.sees("台帳も確かめた");
      assert.equal(await overflow(asked), 0);
    });

    await t.step("支援措置: who asks only learns that it takes time", async () => {
      const named = await two();
      await protect(office.database, named);
      inquiry = paths.inquiry(await askAbout(office, URAYASU, { named, finding: "held" }));
      await asking.goTo(inquiry);
      await asking.arrivesAt("照会結果（確認中）");
      await asking.sees("回答に時間がかかります");
      await namesProtected(asked, named, inquiry);
      await asking.goTo(inquiry);
      await asking.arrivesAt("照会結果（転出確認済み）");
      assert.equal(await asking.page.getByText("支援措置").count(), 0);
    });
  },
);

async function namesProtected(asked: Screen, { people }: Namesakes, inquiry: string) {
  await asked.goTo(inquiry);
  await asked.sees("支援措置を受けている人がいます");
  await asked.follow(`転出（個別宛名番号${people[0]!.residentNumber}の人）`);
  await asked.arrivesAt("転出の確認");
  await asked.press("転出として回答する");
  await asked.sees("この人を選ぶ理由を入力してください");
  await asked.isAccessible();
  await asked.check("支援措置の対象であることを確認しました");
  await asked.fill("この人を選ぶ理由", "担当課と協議した");
  await asked.press("転出として回答する");
  await asked.sees("転出処理完了");
  await asked.isAccessible();
}

/** 接種券なし／氏名・生年月日・性別による照会 at 市川市. */
async function asks(screen: Screen, criteria: NameCriteria): Promise<void> {
  await screen.goTo(paths.transferByName);
  await screen.choose("都道府県", "千葉県");
  await screen.page.locator("#municipalityCode").selectOption({ value: ICHIKAWA });
  await screen.fill("セイ", criteria.familyKana);
  await screen.fill("メイ", criteria.givenKana);
  await screen.fill("生年月日", criteria.birthDate);
  await screen.check("女");
  await screen.press("照会");
}

/** Pixels of the page beyond the right edge of the window. */
function overflow({ page }: { page: Page }): Promise<number> {
  return page.evaluate(() =>
    document.documentElement.scrollWidth - document.documentElement.clientWidth
  );
}
