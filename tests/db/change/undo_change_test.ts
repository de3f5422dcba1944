import assert from "node:assert/strict";
import type { Act } from "../../../domain/account/act.ts";
import { undoChange } from "../../../db/change/undo_change.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aCorrection, aHandDose } from "../correction/a_correction.ts";
import { aConflict } from "../conflict/a_conflict.ts";
import { decideConflict } from "../../../db/conflict/decide_conflict.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { ownerSql } from "../owner_sql.ts";
import { aMyNumber, aRecipient, aTicketNumber } from "../upload/a_recipient.ts";
import { contentByRow, lastChange, takeBack } from "./some_undo.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const anyone = () => anAct({ actor: anActor() });
const codeOf = (act: Act) => act.actor.municipalityCode;
let numbersTaken = 600_000_000;

Deno.test("a corrected person is what they were, as a new version under the undo", async () => {
  const act = anyone();
  const code = codeOf(act);
  const { correcting } = await aCorrection(database, act);
  const before = await contentByRow(owner, code);
  await correcting.person({ familyName: "鈴木", birthDate: "1957-04-12", status: "moved_out" });
  await correcting.update();
  const changeId = await lastChange(owner, code);
  assert.equal(await takeBack(database, act, changeId), undefined);
  assert.deepEqual(await contentByRow(owner, code), before);

  const undoId = await lastChange(owner, code, "undo");
  const [change] = await owner`select reason, source, login_id from change where id = ${undoId}`;
  assert.deepEqual({ ...change }, {
    reason: "入力の誤り",
    source: `change:${changeId}`,
    login_id: act.actor.loginId,
  });
  const [row] = await owner`select version, change_id from recipient
    where municipality_code = ${code}`;
  assert.deepEqual({ ...row }, { version: 3, change_id: undoId });
  const kept = await owner`select version, replaced_by from recipient_history
    where municipality_code = ${code} order by 1`;
  assert.deepEqual(kept.map((past) => ({ ...past })), [
    { version: 1, replaced_by: changeId },
    { version: 2, replaced_by: undoId },
  ]);
  const [audit] = await owner`select subject_kind, subject_id, detail from audit
    where municipality_code = ${code} and act = 'change_undone'`;
  assert.deepEqual({ ...audit }, {
    subject_kind: "recipient",
    subject_id: correcting.subject.id,
    detail: { change: changeId },
  });
});

Deno.test("a new 個別宛名番号 and a new ticket are taken back with the person", async () => {
  const act = anyone();
  const { correcting } = await aCorrection(database, act);
  const before = await contentByRow(owner, codeOf(act));
  const ticketNumber = aTicketNumber(++numbersTaken);
  await correcting.person({ residentNumber: `9${numbersTaken}`, ticketNumber });
  await correcting.update();
  assert.notDeepEqual(await contentByRow(owner, codeOf(act)), before);
  assert.equal(await takeBack(database, act, await lastChange(owner, codeOf(act))), undefined);
  assert.deepEqual(await contentByRow(owner, codeOf(act)), before);
});

Deno.test("a deleted dose lives again; two that changed places change back", async () => {
  const act = anyone();
  const { correcting } = await aCorrection(database, act, { doses: 3 });
  const before = await contentByRow(owner, codeOf(act));
  const { doses } = await correcting.record();
  assert.deepEqual(doses.map(({ doseNumber }) => doseNumber), [1, 2, 3]);
  await correcting.dose(1, { doseNumber: 2 });
  await correcting.dose(2, { doseNumber: 1 });
  await correcting.deletes(3);
  await correcting.update();
  assert.equal(await takeBack(database, act, await lastChange(owner, codeOf(act))), undefined);
  assert.deepEqual(await contentByRow(owner, codeOf(act)), before);
});

Deno.test("a dose that was added is withdrawn, never removed; so its new ticket waits", async () => {
  const act = anyone();
  const { correcting } = await aCorrection(database, act);
  const before = await contentByRow(owner, codeOf(act));
  const ticketNumber = aTicketNumber(++numbersTaken);
  await correcting.person({ ticketNumber });
  await correcting.adds(aHandDose(act, { ticketNumber }));
  await correcting.update();
  assert.equal(await takeBack(database, act, await lastChange(owner, codeOf(act))), undefined);
  const after = await contentByRow(owner, codeOf(act));
  const added = [...after].filter(([row]) => !before.has(row)).map(([, content]) => content);
  assert.deepEqual([...after].filter(([row]) => before.has(row)), [...before]);
  assert.equal(added.length, 2);
  const [ticket, dose] = added;
  assert.deepEqual([ticket!.resident_number_key, ticket!.state], [null, "active"]);
  assert.equal(new Date(String(dose!.withdrawn_at)).getTime(), act.at.getTime());
});

Deno.test("what somebody has changed since is refused whole, with who and what", async () => {
  const act = anyone();
  const { correcting } = await aCorrection(database, act);
  await correcting.person({ familyName: "鈴木" });
  await correcting.dose(1, { lotNumber: "EX1" });
  await correcting.update();
  const changeId = await lastChange(owner, codeOf(act));
  const { actor } = act;
  const colleague = anAct({ actor: anActor({ ...actor, loginId: "hanako@town.lg.jp" }) });
  const theirs = correcting.by(colleague);
  await theirs.dose(1, { lotNumber: "EX2" });
  await theirs.update();
  const before = await contentByRow(owner, codeOf(act));
  const refusal = await takeBack(database, act, changeId);
  assert.match(refusal!, /「1回目の接種」は.*hanako@town\.lg\.jpが補正で変更しました/);
  assert.doesNotMatch(refusal!, /「接種対象者」/);
  assert.deepEqual(await contentByRow(owner, codeOf(act)), before, "not even the person went back");

  assert.equal(await takeBack(database, act, await lastChange(owner, codeOf(act))), undefined);
  assert.equal(await takeBack(database, act, changeId), undefined, "newest first it goes");
  assert.match((await takeBack(database, act, changeId))!, /yakuba@town\.lg\.jpが取り消しました/);
});

Deno.test("a dose given since on a ticket that the change added keeps the change", async () => {
  const act = anyone();
  const { correcting } = await aCorrection(database, act);
  const ticketNumber = aTicketNumber(++numbersTaken);
  await correcting.person({ ticketNumber });
  await correcting.update();
  const ticket = aTicket(codeOf(act), { ticketNumber, doseNumber: 3 });
  await giveDose(database, act, aDose(ticket));
  const before = await contentByRow(owner, codeOf(act));
  const refusal = await takeBack(database, act, await lastChange(owner, codeOf(act)));
  assert.match(refusal!, new RegExp(`券番号（${ticketNumber}）に、あとから接種記録が`));
  assert.deepEqual(await contentByRow(owner, codeOf(act)), before);
});

Deno.test("a number that is somebody else's by now does not come back", async () => {
  const act = anyone();
  const myNumber = aMyNumber(++numbersTaken);
  const { correcting, person } = await aCorrection(database, act, { cells: { myNumber } });
  await correcting.person({ residentNumber: `8${numbersTaken}` }, { kind: "removed" });
  await correcting.update();
  const changeId = await lastChange(owner, codeOf(act));
  await applyPeople(database, act, [{ ...aRecipient({ myNumber }) }]);
  assert.match((await takeBack(database, act, changeId))!, /元のマイナンバーが個別宛名番号/);

  await owner`update recipient set status = 'removed'
    where municipality_code = ${codeOf(act)} and id <> ${correcting.subject.id}`;
  await applyPeople(database, act, [{
    ...aRecipient(),
    residentNumber: person.residentNumber,
  }]);
  assert.match((await takeBack(database, act, changeId))!, /元の個別宛名番号が、別の人に登録/);
});

Deno.test("a contradiction that was decided by the change is open again", async () => {
  const act = anyone();
  const { conflict } = await aConflict(database, act, { lotNumber: "EX1" });
  const form = {
    decision: "replace" as const,
    reason: "登録の誤り" as const,
    note: "",
    version: 1,
  };
  await decideConflict(database.register, act, { conflictId: conflict.id, form });
  assert.equal(await takeBack(database, act, await lastChange(owner, codeOf(act))), undefined);
  const [row] = await owner`select state, login_id, change_id from dose_conflict
    where id = ${conflict.id}`;
  assert.deepEqual({ ...row }, { state: "open", login_id: null, change_id: null });
  const [dose] = await owner`select lot_number, version from dose
    where municipality_code = ${codeOf(act)}`;
  assert.deepEqual({ ...dose }, { lot_number: "EY5420", version: 3 });
});

Deno.test("of five who take the same change back at once one does, the others are told", async () => {
  const act = anyone();
  const { correcting } = await aCorrection(database, act);
  await correcting.person({ familyName: "鈴木" });
  await correcting.update();
  const changeId = await lastChange(owner, codeOf(act));
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => takeBack(database, act, changeId)),
  );
  assert.equal(answers.filter((refusal) => refusal === undefined).length, 1);
  for (const refusal of answers) if (refusal) assert.match(refusal, /が取り消しました/);
});

Deno.test("an upload is not taken back here, and a neighbour's change does not exist", async () => {
  const act = anyone();
  const { correcting } = await aCorrection(database, act, { doses: 0 });
  const uploadChange = await lastChange(owner, codeOf(act), "upload");
  assert.match((await takeBack(database, act, uploadChange))!, /この画面では取り消せません/);
  await correcting.person({ familyName: "鈴木" });
  await correcting.update();
  const undo = { changeId: await lastChange(owner, codeOf(act)), reason: "入力の誤り" };
  await assert.rejects(undoChange(database.register, anyone(), undo), { kind: "not_found" });
});
