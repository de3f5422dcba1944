import { strict as assert } from "node:assert";
import { paths } from "../../views/paths.ts";
import type { TestOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aCorrection, type Correcting } from "../db/correction/a_correction.ts";
import { deskJourney, URAYASU } from "./a_desk_journey.ts";
import type { MunicipalDesk } from "./municipal_desk.ts";

deskJourney("staff read a record and its history, and take a change back", async (desk, office) => {
  const { correcting } = await aCorrectedPerson(office);
  const { screen } = desk;
  await screen.goTo(paths.recipient(correcting.subject.id));
  await fits(desk);
  await screen.sees("この人の記録を見た人（開示請求）");
  await screen.follow("変更の履歴");
  await screen.arrivesAt("変更の履歴");
  await fits(desk);
  await screen.sees("氏名（姓）");

  await screen.follow("この変更を取り消す");
  await screen.arrivesAt("変更の取消");
  await fits(desk);
  await screen.press("この変更を取り消す");
  await screen.sees("理由を選んでください。");
  await screen.page.waitForFunction(() => document.activeElement?.className === "error-summary");
  await screen.isAccessible();
  await screen.choose("理由", "入力の誤り");
  await screen.press("この変更を取り消す");
  await desk.seesBox("取消完了");
  assert.equal((await correcting.record()).person!.familyName, "山田");

  await screen.follow("照会結果へ戻る");
  await screen.arrivesAt("照会結果");
  await screen.follow("変更の履歴");
  await screen.sees("に取り消されました。");
  await screen.isAccessible();
});

deskJourney("a change that somebody has built upon is not taken back", async (desk, office) => {
  const { correcting } = await aCorrectedPerson(office);
  await desk.screen.goTo(paths.recipientHistory(correcting.subject.id));
  await desk.screen.follow("この変更を取り消す");
  await desk.screen.arrivesAt("変更の取消");
  await correcting.person({ familyName: "佐藤" });
  await correcting.update();
  await desk.screen.choose("理由", "入力の誤り");
  await desk.screen.press("この変更を取り消す");
  await desk.seesBox("取り消せません");
  await desk.screen.sees(/「接種対象者」は.*が補正で変更しました/);
  assert.equal((await correcting.record()).person!.familyName, "佐藤");
});

deskJourney("who saw a record is listed and printed, for the days asked", async (desk, office) => {
  const { correcting: { subject } } = await aCorrectedPerson(office);
  const { screen } = desk;
  await screen.goTo(paths.recipient(subject.id));
  await screen.follow("この人の記録を見た人");
  await screen.arrivesAt("この人の記録を見た人");
  await fits(desk);
  const rows = await screen.table("この人の記録を見た人（新しい順）");
  const own = rows.filter(([, loginId]) => loginId === "desk@example.lg.jp");
  assert.deepEqual(own, [
    ["2021年7月1日 10:00", "desk@example.lg.jp", "千葉県浦安市", "照会結果を表示", "–"],
  ]);

  await screen.page.evaluate(() => {
    globalThis.print = () => document.body.setAttribute("data-printed", "yes");
  });
  await screen.press("印刷");
  assert.equal(await screen.page.getAttribute("body", "data-printed"), "yes");
  await screen.page.emulateMedia({ media: "print" });
  assert.ok(!await screen.page.getByRole("button", { name: "印刷" }).isVisible());
  assert.ok(!await screen.page.getByLabel("開始日").isVisible());
  assert.ok(await screen.page.getByText("desk@example.lg.jp").last().isVisible());
  await screen.page.emulateMedia({ media: "screen" });

  await screen.fill("開始日", "20210801");
  await screen.press("期間を指定して表示");
  await screen.sees("この期間に、記録を見た人はいません。");
  await screen.isAccessible();
});

async function aCorrectedPerson(office: TestOffice): Promise<{ correcting: Correcting }> {
  const act = anAct({
    actor: anActor({ municipalityCode: URAYASU, loginId: "hanako@example.lg.jp" }),
  });
  const { correcting } = await aCorrection(office.database, act, { doses: 3 });
  await correcting.person({ familyName: "鈴木", birthDate: "1956-12-04" });
  await correcting.dose(1, { lotNumber: "EX9999" });
  await correcting.deletes(3);
  await correcting.update("本人からの申出");
  return { correcting };
}

/** On a tablet and on a desktop nothing stands beyond the right edge, and axe finds no fault. */
async function fits({ screen }: MunicipalDesk): Promise<void> {
  for (const width of [1280, 820]) {
    await screen.page.setViewportSize({ width, height: 1000 });
    const beyond = await screen.page.evaluate(() =>
      document.documentElement.scrollWidth - document.documentElement.clientWidth
    );
    assert.equal(beyond, 0, `${screen.page.url()} at ${width}`);
    await screen.isAccessible();
  }
}
