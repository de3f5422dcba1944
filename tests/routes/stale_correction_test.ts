import assert from "node:assert/strict";
import { confirmRecord } from "../../db/confirmation/confirm_record.ts";
import { recordFingerprint } from "../../domain/record/record_fingerprint.ts";
import { createApp } from "../../routes/app.ts";
import { correctionPaths, paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aCorrection } from "../db/correction/a_correction.ts";
import { aTicketNumber } from "../db/upload/a_recipient.ts";
import { aDesk } from "./a_desk.ts";
import { plainText, tableRows, textOf } from "./html.ts";
import { URAYASU } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
const desk = await aDesk({ app, office });

/** A person whose name the desk has staged, before a colleague changes them. */
async function aStagedRecord() {
  const { correcting } = await aCorrection(office.database, act);
  const path = paths.recipient(correcting.subject.id);
  const at = correctionPaths(path);
  const edit = await desk.staff.visit(at.person);
  await desk.submit(edit, "接種対象者の編集", { familyName: "自分" });
  return { correcting, path, at };
}

const REASON = { reason: "入力の誤り", reasonText: "" };

Deno.test("the second to update sees before, now by whom, and mine, and nothing is lost", async () => {
  const { correcting, path, at } = await aStagedRecord();
  const review = await desk.staff.visit(at.update);
  await correcting.person({ familyName: "相手", givenName: "次郎" });
  await correcting.update();
  const late = await desk.submit(review, "更新", REASON);
  assert.equal(late.status, 409);
  assert.equal(textOf(late.html, "h1"), "更新できませんでした");
  assert.match(plainText(late.html), /yakuba@town\.lg\.jpが2021年7月1日 10:00に変更しました/);
  assert.deepEqual(tableRows(late.html), [
    ["項目", "編集前", "今の登録内容", "自分の変更"],
    ["氏名（姓）", "山田", "相手", "自分"],
    ["氏名（名）", "花子", "次郎", "（変更なし）"],
  ]);
  assert.equal((await correcting.record()).person!.familyName, "相手");

  const rebased = await desk.submit(late, "自分の変更を重ねる");
  assert.equal(rebased.path, path);
  const again = await desk.staff.visit(at.update);
  assert.deepEqual(tableRows(again.html)[1], ["氏名（姓）", "相手", "自分"]);
  assert.equal(textOf((await desk.submit(again, "更新", REASON)).html, "h1"), "更新完了");
  const { familyName, givenName } = (await correcting.record()).person!;
  assert.deepEqual([familyName, givenName], ["自分", "次郎"]);
});

Deno.test("the result page says so already, and the own change can be left off", async () => {
  const { correcting, path } = await aStagedRecord();
  await correcting.person({ familyName: "相手" });
  await correcting.update();
  const result = await desk.staff.visit(path);
  assert.match(plainText(result.html), /ほかの職員が同じ記録を変更しました/);
  assert.match(plainText(result.html), /相手　花子/);
  const left = await desk.submit(result, "自分の変更をやめる");
  assert.doesNotMatch(plainText(left.html), /同じ記録を変更しました|まだ更新していません/);
});

Deno.test("a screen opened before a colleague's update does not undo it", async () => {
  const { correcting } = await aCorrection(office.database, act);
  const path = paths.recipient(correcting.subject.id);
  const edit = await desk.staff.visit(correctionPaths(path).person);
  await correcting.person({ givenName: "次郎" });
  await correcting.update();
  const decided = await desk.submit(edit, "接種対象者の編集", { familyName: "自分" });
  assert.deepEqual(tableRows(decided.html).slice(0, 3), [
    ["項目", "編集前", "今の登録内容", "自分の変更"],
    ["氏名（姓）", "山田", "山田", "自分"],
    ["氏名（名）", "花子", "次郎", "（変更なし）"],
  ]);
  await desk.submit(decided, "自分の変更を重ねる");
  const review = await desk.staff.visit(correctionPaths(path).update);
  assert.deepEqual(tableRows(review.html).slice(1), [["氏名（姓）", "山田", "自分"]]);
});

Deno.test("a dose deleted meanwhile is restored when the own change goes on top", async () => {
  const { correcting } = await aCorrection(office.database, act, { doses: 1 });
  const path = paths.recipient(correcting.subject.id);
  const at = correctionPaths(path);
  const { doses: [dose] } = await correcting.record();
  const edit = await desk.staff.visit(at.dose(dose!.id));
  await desk.submit(edit, "接種記録の編集", { lotNumber: "EX8" });
  await correcting.deletes(1);
  await correcting.update();
  const result = await desk.staff.visit(path);
  assert.match(plainText(result.html), /今は削除されています/);
  const rebased = await desk.submit(result, "自分の変更を重ねる");
  assert.ok(
    tableRows(rebased.html).some((row) => row[0] === "1回目（復元）" && row.includes("EX8")),
  );
});

Deno.test("nothing of a confirmed record can be edited, nor updated what was staged before", async () => {
  const { correcting, path, at } = await aStagedRecord();
  const review = await desk.staff.visit(at.update);
  await confirmRecord(office.database.register, act, {
    recipientId: correcting.subject.id,
    fingerprint: recordFingerprint(await correcting.record()),
    reason: "予診票",
  });
  const edit = await desk.staff.visit(at.person);
  assert.match(plainText(edit.html), /編集できません.*確認済み/s);
  assert.equal(textOf(edit.html, "form"), undefined);
  assert.doesNotMatch(plainText((await desk.staff.visit(path)).html), /接種記録を追加/);
  const refused = await desk.submit(review, "更新", REASON);
  assert.equal(refused.status, 422);
  assert.match(plainText(refused.html), /確認済み/);
  assert.equal((await correcting.record()).person!.familyName, "山田");
});

Deno.test("the doses of a ticket that waits for its person are corrected under its own address", async () => {
  const { correcting } = await aCorrection(office.database, act, { doses: 1 });
  const ticketNumber = aTicketNumber(860_000_001);
  await correcting.dose(1, { ticketNumber });
  await correcting.update();
  const search = await desk.staff.visit(paths.search);
  const found = await desk.submit(search, "接種券番号で照会", { ticketNumber });
  assert.match(found.path, /^\/tickets\//);
  const [, href] = /href="(\/tickets\/[^"]*\/doses\/[^"]*)" aria-label/.exec(found.html)!;
  const edit = await desk.staff.visit(href!);
  const decided = await desk.submit(edit, "接種記録の編集", { lotNumber: "EX9" });
  assert.equal(decided.path, found.path);
  const review = await desk.staff.visit(`${found.path}/update`);
  assert.equal(textOf((await desk.submit(review, "更新", REASON)).html, "h1"), "更新完了");
});
