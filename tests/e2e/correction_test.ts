import { strict as assert } from "node:assert";
import type { TestOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aCorrection } from "../db/correction/a_correction.ts";
import { deskJourney, URAYASU } from "./a_desk_journey.ts";
import type { MunicipalDesk } from "./municipal_desk.ts";

// Section 5 of the manual, in its own words.

deskJourney(
  "照会 → 編集 → 決定 → （変更） → 更新 → 更新する: 接種対象者",
  async (desk, office, t) => {
    const { correcting, person } = await aRecord(office);
    const { screen } = desk;

    await t.step("編集 → 決定", async () => {
      await desk.looksUp(person.ticketNumber);
      await fits(desk, "result");
      await screen.follow("接種対象者を編集");
      await screen.arrivesAt("接種対象者の編集");
      await fits(desk, "person");
      await screen.fill("氏名（姓）", "海辺");
      await screen.fill("生年月日", "昭和31年4月31日");
      await screen.press("決定");
      await screen.sees(/4月31日という日付はありません/);
      await screen.page.waitForFunction(() =>
        document.activeElement?.className === "error-summary"
      );
      await screen.isAccessible();
      await screen.fill("生年月日", "昭和31年4月30日");
      await screen.choose("転出／死亡フラグ", "転出");
      await screen.press("決定");
    });

    await t.step("（変更） beside what was decided, and nothing written yet", async () => {
      await screen.arrivesAt("照会結果");
      await screen.sees("海辺　花子（変更）");
      await fits(desk, "result-marked");
      assert.equal((await correcting.record()).person!.familyName, person.familyName);
      await screen.page.reload();
      await screen.sees("海辺　花子（変更）");
    });

    await t.step("更新 → 更新する → 更新完了", async () => {
      await screen.follow("更新");
      await screen.arrivesAt("更新内容の確認");
      await fits(desk, "update");
      assert.deepEqual(await screen.table("接種対象者（変更）"), [
        ["氏名（姓）", "山田", "海辺"],
        ["生年月日", "1956年4月12日", "1956年4月30日"],
        ["転出／死亡フラグ", "なし", "転出"],
      ]);
      await screen.press("更新する");
      await screen.sees("理由を選んでください。");
      await screen.isAccessible();
      await screen.choose("理由", "住民の異動");
      await screen.press("更新する");
      await screen.arrivesAt("更新完了");
      await fits(desk, "updated");
      await screen.follow("照会結果へ戻る");
      await screen.arrivesAt("照会結果");
      assert.equal((await correcting.record()).person!.familyName, "海辺");
    });
  },
);

deskJourney(
  "編集 → このデータを削除 ☑ → はい → このデータを削除 → （削除） → 更新 → 更新する, then 復元",
  async (desk, office) => {
    const { correcting, person } = await aRecord(office);
    const { screen } = desk;
    await desk.looksUp(person.ticketNumber);
    await screen.follow("2回目を編集");
    await screen.arrivesAt("接種記録の編集");
    await fits(desk, "dose");
    await screen.press("はい");
    await screen.sees(/「このデータを削除」に印を付けて/);
    await screen.isAccessible();
    await screen.page.getByRole("checkbox", { name: "このデータを削除" }).check();
    await screen.press("はい");
    await screen.arrivesAt("接種記録の削除");
    await fits(desk, "deletion");
    await screen.press("このデータを削除");
    await screen.arrivesAt("照会結果");
    await screen.sees("2回目（削除）");
    assert.equal((await correcting.record()).doses.length, 2);
    await updates(desk, "2回目（接種）（削除）");
    assert.equal((await correcting.record()).doses.length, 1);

    await screen.follow("照会結果へ戻る");
    await screen.arrivesAt("照会結果");
    await fits(desk, "result-deleted");
    await screen.press("復元");
    await screen.sees("2回目（復元）");
    await updates(desk, "2回目（接種）（復元）");
    assert.equal((await correcting.record()).doses.length, 2);
  },
);

deskJourney("接種記録を追加 → 決定 → （追加） → 更新 → 更新する", async (desk, office) => {
  const { correcting, person } = await aRecord(office);
  const { screen } = desk;
  await desk.looksUp(person.ticketNumber);
  await screen.follow("接種記録を追加");
  await screen.arrivesAt("接種記録の追加");
  await fits(desk, "addition");
  await screen.fill("接種日", "2021/6/5");
  await screen.fill("会場名", "市民ホール");
  await screen.choose("ワクチン", "ファイザー（コミナティ筋注）");
  await screen.fill("ロットNo.", "ep2163");
  await screen.fill("医師名", "医師一郎");
  await screen.press("決定");
  await screen.arrivesAt("照会結果");
  await screen.sees("3回目（追加）");
  await screen.follow("更新");
  await screen.arrivesAt("更新内容の確認");
  await screen.sees("更新後の記録で確認が必要なこと");
  await screen.sees(/4日/);
  await fits(desk, "update-warned");
  await screen.choose("理由", "予診票・接種済証を確認した");
  await screen.press("更新する");
  await screen.arrivesAt("更新完了");
  const [third] = (await correcting.record()).doses.filter(({ doseNumber }) => doseNumber === 3);
  assert.deepEqual([third!.lotNumber, third!.source], ["EP2163", "hand"]);
});

deskJourney(
  "a dose that was misread onto this ticket moves to the right one",
  async (desk, office) => {
    const { correcting, person } = await aRecord(office);
    const { screen } = desk;
    await desk.looksUp(person.ticketNumber);
    await screen.follow("2回目を編集");
    await screen.arrivesAt("接種記録の編集");
    await screen.fill("券番号", "2112227100012345");
    await screen.press("決定");
    await screen.sees(/券番号は10桁ですが/);
    await screen.fill("券番号", "0000012345");
    await screen.press("決定");
    await screen.sees("2回目（変更）");
    await screen.follow("更新");
    await screen.arrivesAt("更新内容の確認");
    await screen.sees(/まだ誰にも登録されていません。接種記録は登録待ちになります/);
    await screen.choose("理由", "読み取りの誤り");
    await screen.press("更新する");
    await screen.arrivesAt("更新完了");
    assert.equal((await correcting.record()).doses.length, 1);
    await desk.looksUp("0000012345");
    await screen.sees("接種対象者登録待ち");
    await screen.isAccessible();
  },
);

deskJourney(
  "編集をやめる: the record is as it was, and nothing of the draft stays",
  async (desk, office) => {
    const { correcting, person } = await aRecord(office);
    const before = await correcting.record();
    const { screen } = desk;
    await desk.looksUp(person.ticketNumber);
    await screen.follow("1回目を編集");
    await screen.arrivesAt("接種記録の編集");
    await screen.fill("ロットNo.", "ZZ9999");
    await screen.press("決定");
    await screen.sees("1回目（変更）");
    await screen.press("編集をやめる");
    await screen.page.getByText("ZZ9999").waitFor({ state: "detached" });
    await screen.arrivesAt("照会結果");
    assert.deepEqual(await correcting.record(), before);
  },
);

async function aRecord(office: TestOffice) {
  const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
  return await aCorrection(office.database, act);
}

/** 更新 → 更新する, with what the confirmation is headed by. */
async function updates({ screen }: MunicipalDesk, heading: string): Promise<void> {
  await screen.follow("更新");
  await screen.arrivesAt("更新内容の確認");
  await screen.sees(heading);
  await screen.choose("理由", "入力の誤り");
  await screen.press("更新する");
  await screen.arrivesAt("更新完了");
}

/** On a phone, a tablet and at a desk the page is no wider than the window. */
async function fits({ screen: { page } }: MunicipalDesk, name: string): Promise<void> {
  for (const width of [390, 820, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = await page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth
    );
    assert.equal(beyond, 0, `${name} is wider than ${width}`);
  }
}
