import assert from "node:assert/strict";
import { confirmRecord } from "../../../db/confirmation/confirm_record.ts";
import { CONFIRMED_REFUSAL } from "../../../domain/record/confirmation.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { lastChange, takeBack } from "../change/some_undo.ts";
import { aCorrection, aHandDose } from "../correction/a_correction.ts";
import { aStoredPair, mergeAsTyped } from "../duplicate/a_pair.ts";
import { ownerSql } from "../owner_sql.ts";
import { confirm, fingerprintOf, release, wholeRecord } from "./a_confirmation.ts";

const database = await aDatabase();
const owner = ownerSql(database);

const REFUSED = { ok: false, message: CONFIRMED_REFUSAL };

Deno.test("no correction of a locked record is staged", async () => {
  const act = anAct();
  const { correcting, person } = await aCorrection(database, act);
  const recipientId = await confirm(database, act, person);
  const before = await wholeRecord(owner, recipientId);
  const { ticketNumber } = person;
  const stagings = {
    person: () => correcting.person({ familyName: "鈴木" }),
    dose: () => correcting.dose(1, { lotNumber: "EX1" }),
    deletion: () => correcting.deletes(2),
    addition: () => correcting.adds(aHandDose(act, { ticketNumber })),
  };
  for (const [name, stage] of Object.entries(stagings)) {
    const problems = await stage();
    assert.deepEqual(problems, [{ field: "", message: CONFIRMED_REFUSAL }], name);
  }
  assert.equal(await wholeRecord(owner, recipientId), before);
});

Deno.test("a correction staged before the lock is written only after its release", async () => {
  const act = anAct();
  const { correcting, person } = await aCorrection(database, act);
  await correcting.person({ familyName: "鈴木" });
  await correcting.dose(1, { lotNumber: "EX1" });
  const recipientId = await confirm(database, act, person);
  const before = await wholeRecord(owner, recipientId);
  assert.deepEqual(await correcting.updates(), REFUSED);
  assert.equal(await wholeRecord(owner, recipientId), before);
  await release(database, act, recipientId);
  await correcting.update();
  assert.notEqual(await wholeRecord(owner, recipientId), before);
});

Deno.test("nobody else's dose is moved onto a locked person's ticket", async () => {
  const act = anAct();
  const { person } = await aCorrection(database, act, { doses: 0 });
  const { correcting } = await aCorrection(database, act, { doses: 1 });
  assert.deepEqual(await correcting.dose(1, { ticketNumber: person.ticketNumber }), []);
  const recipientId = await confirm(database, act, person);
  const before = await wholeRecord(owner, recipientId);
  const refused = await correcting.updates();
  assert.match(refused.ok ? "" : refused.message, /「確認済み」になっているため、変更できません/);
  assert.equal(await wholeRecord(owner, recipientId), before);
});

Deno.test("no change of a locked record is taken back", async () => {
  const act = anAct();
  const { correcting, person } = await aCorrection(database, act);
  await correcting.person({ familyName: "鈴木" });
  await correcting.deletes(1);
  await correcting.update();
  const recipientId = await confirm(database, act, person);
  const before = await wholeRecord(owner, recipientId);
  const changeId = await lastChange(owner, act.actor.municipalityCode);
  assert.equal(await takeBack(database, act, changeId), CONFIRMED_REFUSAL);
  assert.equal(await wholeRecord(owner, recipientId), before);
  await release(database, act, recipientId);
  assert.equal(await takeBack(database, act, changeId), undefined);
});

Deno.test("a locked person is neither merged into another nor another into them", async () => {
  for (const kept of ["left", "right"]) {
    const act = anAct();
    const { pair, people: [locked] } = await aStoredPair(database, act);
    const recipientId = await confirm(database, act, locked);
    const before = await wholeRecord(owner, recipientId);
    const merged = await mergeAsTyped(database, act, { pair, typed: { kept } });
    assert.deepEqual(merged, REFUSED);
    assert.equal(await wholeRecord(owner, recipientId), before);
  }
});

Deno.test("a merge is not taken back once the merged record is locked", async () => {
  const act = anAct();
  const { pair, people } = await aStoredPair(database, act);
  const merged = await mergeAsTyped(database, act, { pair, typed: { kept: "right" } });
  assert.ok(merged.ok);
  const [row] = await owner`
    select resident_number from recipient
    where municipality_code = ${act.actor.municipalityCode} and status is null`;
  const kept = people.find(({ residentNumber }) => residentNumber === row!.resident_number)!;
  const recipientId = await confirm(database, act, kept);
  const before = await wholeRecord(owner, recipientId);
  const changeId = await lastChange(owner, act.actor.municipalityCode, "merge");
  assert.equal(await takeBack(database, act, changeId), CONFIRMED_REFUSAL);
  assert.equal(await wholeRecord(owner, recipientId), before);
});

Deno.test("of a correction and a confirmation at once exactly one is done", async () => {
  for (let round = 0; round < 6; round++) {
    const act = anAct();
    const { correcting } = await aCorrection(database, act, { doses: 1 });
    const { id: recipientId } = correcting.subject;
    await correcting.dose(1, { lotNumber: "EX1" });
    const fingerprint = await fingerprintOf(database, act, recipientId);
    const [updated, confirmed] = await Promise.allSettled([
      correcting.updates(),
      confirmRecord(database.register, act, { recipientId, fingerprint, reason: "予診票" }),
    ]);
    assert.equal(updated.status, "fulfilled");
    assert.notEqual(updated.value.ok, confirmed.status === "fulfilled");
  }
});
