import assert from "node:assert/strict";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aMyNumber, aTicketNumber } from "../upload/a_recipient.ts";
import { aCorrection, aHandDose } from "./a_correction.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("nothing is written before 更新する, then all of it under one change with its reason", async () => {
  const act = anAct();
  const { correcting, person: { ticketNumber } } = await aCorrection(database, act);
  const before = await correcting.record();
  assert.deepEqual(await correcting.person({ familyName: "改姓" }), []);
  assert.deepEqual(await correcting.dose(1, { lotNumber: "EX1" }), []);
  assert.deepEqual(await correcting.deletes(2), []);
  assert.deepEqual(await correcting.adds(aHandDose(act, { ticketNumber })), []);
  assert.deepEqual(await correcting.record(), before);

  await correcting.update("その他：電話で確認");
  const after = await correcting.record();
  assert.equal(after.person!.familyName, "改姓");
  assert.deepEqual(after.doses.map((dose) => [dose.doseNumber, dose.lotNumber, dose.source]), [
    [1, "EX1", "venue"],
    [3, "EP2163", "hand"],
  ]);
  assert.deepEqual(after.withdrawnDoses.map((dose) => dose.doseNumber), [2]);
  const changes = await changesOf(act);
  assert.deepEqual(changes.filter(({ kind }) => kind === "edit"), [
    { kind: "edit", reason: "その他：電話で確認", recipients: 1, doses: 3 },
  ]);
  assert.deepEqual(await draftsOf(act), []);
});

Deno.test("the audit names the columns that were changed, never a value", async () => {
  const act = anAct();
  const { correcting } = await aCorrection(database, act);
  await correcting.person({ familyName: "秘密", birthDate: "1950-01-01" });
  await correcting.dose(1, { lotNumber: "SECRET" });
  await correcting.update();
  const [audit] = await owner`
    select subject_kind, subject_id, detail from audit
    where municipality_code = ${act.actor.municipalityCode} and act = 'record_corrected'`;
  const { change, ...detail } = audit!.detail;
  assert.deepEqual({ ...audit, detail }, {
    subject_kind: "recipient",
    subject_id: correcting.subject.id,
    detail: { columns: ["氏名（姓）", "生年月日", "ロットNo."] },
  });
  assert.match(change, /^[0-9a-f-]{36}$/);
});

Deno.test("with another 個別宛名番号 a person takes tickets, doses and My Number along", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const { correcting, person } = await aCorrection(database, act);
  const before = await correcting.record();
  assert.deepEqual(await correcting.person({ residentNumber: "移-001" }), []);
  await correcting.update();
  const after = await correcting.record();
  assert.equal(after.person!.residentNumberKey, "移-001");
  assert.deepEqual(after.doses, before.doses);
  const [row] = await owner`
    select my_number_sealed from recipient where municipality_code = ${code}
      and resident_number_key = '移-001'`;
  const sealedFor = { municipalityCode: code, residentNumberKey: "移-001" };
  assert.equal(theSealers().myNumbers.open(row!.my_number_sealed, sealedFor), person.myNumber);
});

Deno.test("a My Number that is typed is sealed in the draft, and found again in the register", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const { correcting } = await aCorrection(database, act);
  const myNumber = aMyNumber(800_000_001);
  await correcting.person({ residentNumber: "新-1" }, { kind: "typed", myNumber });
  const [draft] = await owner`select * from correction_draft where municipality_code = ${code}`;
  assert.ok(!JSON.stringify(draft!.edits).includes(myNumber));
  assert.ok(draft!.my_number_sealed);
  await correcting.update();
  const [row] = await owner`
    select my_number_sealed, my_number_index from recipient where municipality_code = ${code}
      and resident_number_key = '新-1'`;
  const sealers = theSealers().myNumbers;
  const sealedFor = { municipalityCode: code, residentNumberKey: "新-1" };
  assert.equal(sealers.open(row!.my_number_sealed, sealedFor), myNumber);
  assert.deepEqual(Buffer.from(row!.my_number_index), Buffer.from(sealers.index(myNumber, code)));

  await correcting.person({}, { kind: "removed" });
  await correcting.update();
  assert.equal((await correcting.record()).person!.hasMyNumber, false);
});

Deno.test("the stored My Number typed again is no change", async () => {
  const act = anAct();
  const { correcting, person: { myNumber } } = await aCorrection(database, act);
  await correcting.person({}, { kind: "typed", myNumber });
  assert.deepEqual(await draftsOf(act), []);
});

Deno.test("two doses change places", async () => {
  const { correcting } = await aCorrection(database, anAct());
  const [first, second] = (await correcting.record()).doses;
  await correcting.dose(1, { doseNumber: 2 });
  const refused = await correcting.updates();
  assert.match(refused.ok ? "" : refused.message, /2回目（接種）が2件になります/);
  const swapped = (await correcting.record()).doses[1]!;
  assert.deepEqual(swapped, second);
  await correcting.dose(2, { doseNumber: 1 });
  await correcting.update();
  const after = (await correcting.record()).doses.map(({ id, doseNumber }) => [id, doseNumber]);
  assert.deepEqual(after, [[first!.id, 2], [second!.id, 1]]);
});

Deno.test("a new 券番号 supersedes the old one, and one that waited joins with its doses", async () => {
  const act = anAct();
  const { correcting, person } = await aCorrection(database, act, { doses: 1 });
  const other = await aCorrection(database, act, { doses: 2 });
  const waiting = aTicketNumber(810_000_001);
  await other.correcting.dose(2, { ticketNumber: waiting });
  await other.correcting.update("読み取りの誤り");
  assert.equal((await other.correcting.record()).doses.length, 1);

  assert.deepEqual(await correcting.person({ ticketNumber: waiting }), []);
  await correcting.update();
  const { tickets, doses } = await correcting.record();
  assert.deepEqual(tickets.map(({ ticketNumber, state }) => [ticketNumber, state]), [
    [waiting, "active"],
    [person.ticketNumber, "superseded"],
  ]);
  assert.deepEqual(doses.map(({ doseNumber, ticketNumber }) => [doseNumber, ticketNumber]), [
    [1, person.ticketNumber],
    [2, waiting],
  ]);

  await correcting.person({ ticketNumber: person.ticketNumber });
  await correcting.update();
  const back = (await correcting.record()).tickets.map(({ state, version }) => [state, version]);
  assert.deepEqual(back, [["active", 3], ["superseded", 3]]);
});

Deno.test("numbers that are somebody else's are refused at their field", async () => {
  const act = anAct();
  const { correcting } = await aCorrection(database, act);
  const { person: other } = await aCorrection(database, act);
  const fields = async (...decision: Parameters<typeof correcting.person>) =>
    (await correcting.person(...decision)).map(({ field }) => field);
  assert.deepEqual(await fields({ residentNumber: `00${other.residentNumber}` }), [
    "residentNumber",
  ]);
  assert.deepEqual(await fields({ ticketNumber: other.ticketNumber }), ["ticketNumber"]);
  const { myNumber } = other;
  assert.deepEqual(await fields({}, { kind: "typed", myNumber }), ["myNumber"]);
  assert.deepEqual(await fields({ status: "moved_out" }, { kind: "typed", myNumber }), []);
  assert.deepEqual(await fields({ status: null }), ["myNumber"], "and when they come back");
});

Deno.test("a dose goes to another person's ticket, unless that person has it already", async () => {
  const act = anAct();
  const { correcting } = await aCorrection(database, act, { doses: 2 });
  const other = await aCorrection(database, act, { doses: 1 });
  const { ticketNumber } = other.person;
  await correcting.dose(1, { ticketNumber });
  const refused = await correcting.updates();
  assert.match(refused.ok ? "" : refused.message, /1回目（接種）が2件になります/);
  await correcting.dose(1, {});
  await correcting.dose(2, { ticketNumber });
  await correcting.update();
  assert.equal((await other.correcting.record()).doses.length, 2);
  assert.equal((await correcting.record()).doses.length, 1);
});

Deno.test("a dose is added only on a ticket of the record, and once however often it is sent", async () => {
  const act = anAct();
  const { correcting, person: { ticketNumber } } = await aCorrection(database, act, { doses: 0 });
  const stranger = aHandDose(act, { ticketNumber: aTicketNumber(820_000_001) });
  assert.deepEqual((await correcting.adds(stranger)).map(({ field }) => field), ["ticketNumber"]);
  const key = crypto.randomUUID();
  await correcting.adds(aHandDose(act, { ticketNumber }), key);
  await correcting.adds(aHandDose(act, { ticketNumber, lotNumber: "EX9" }), key);
  await correcting.update();
  const { doses } = await correcting.record();
  assert.deepEqual(doses.map(({ lotNumber }) => lotNumber), ["EX9"]);
});

Deno.test("a deleted dose is restored, with corrections if there are any", async () => {
  const { correcting } = await aCorrection(database, anAct(), { doses: 1 });
  await correcting.deletes(1);
  await correcting.update();
  await correcting.restores(1);
  await correcting.dose(1, { lotNumber: "EX2" });
  await correcting.update();
  const { doses, withdrawnDoses } = await correcting.record();
  assert.deepEqual([doses[0]!.lotNumber, doses[0]!.version, withdrawnDoses.length], ["EX2", 3, 0]);
});

Deno.test("the doses of a waiting ticket can be corrected", async () => {
  const act = anAct();
  const { correcting } = await aCorrection(database, act, { doses: 2 });
  const waiting = aTicketNumber(830_000_001);
  await correcting.dose(2, { ticketNumber: waiting });
  await correcting.update();
  const [ticket] = await owner`
    select id from ticket where municipality_code = ${act.actor.municipalityCode}
      and ticket_number = ${waiting}`;
  const ofTicket = correcting.of({ kind: "ticket", id: ticket!.id });
  await ofTicket.dose(2, { lotNumber: "EX3" });
  await ofTicket.adds(aHandDose(act, { ticketNumber: waiting, doseNumber: 1 }));
  await ofTicket.update();
  const { doses } = await ofTicket.record();
  assert.deepEqual(doses.map(({ lotNumber }) => lotNumber).toSorted(), ["EP2163", "EX3"]);
});

function changesOf({ actor: { municipalityCode: code } }: Act) {
  return owner`
    select kind, reason,
      (select count(*)::int from recipient where municipality_code = ${code}
        and change_id = change.id) as recipients,
      (select count(*)::int from dose where municipality_code = ${code}
        and change_id = change.id) as doses
    from change where municipality_code = ${code} order by made_at`
    .then((rows) => rows.map((row) => ({ ...row })));
}

function draftsOf({ actor: { municipalityCode: code } }: Act) {
  return owner`select id from correction_draft where municipality_code = ${code}`
    .then((rows) => [...rows]);
}
