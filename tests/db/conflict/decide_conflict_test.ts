import assert from "node:assert/strict";
import { decideConflict } from "../../../db/conflict/decide_conflict.ts";
import { countOpenConflicts, listDecidedConflicts } from "../../../db/conflict/list_conflicts.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { ConflictDecisionForm } from "../../../domain/dose/conflict_decision.ts";
import { aDatabase } from "../a_database.ts";
import { aMunicipality, anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient, aTicketNumber } from "../upload/a_recipient.ts";
import { aConflict } from "./a_conflict.ts";
import { aFiledDose } from "../dose_upload/a_dose_file.ts";
import { applyDoses, applyPeople } from "../dose_upload/apply_rows.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

const aForm = (form: Partial<ConflictDecisionForm>): ConflictDecisionForm => ({
  decision: "keep",
  reason: "予診票を確認した",
  note: "",
  version: 1,
  ...form,
});

function decide(act: Act, conflictId: string, form: Partial<ConflictDecisionForm>) {
  return decideConflict(register, act, { conflictId, form: aForm(form) });
}

async function doseOf(code: string) {
  const [row] = await owner`select * from dose where municipality_code = ${code}`;
  return row!;
}

Deno.test("keeping leaves the dose as it is, with who decided, when and why", async () => {
  const act = anAct({ actor: anActor() });
  const code = act.actor.municipalityCode;
  const { conflict } = await aConflict(database, act, { lotNumber: "EX1" });
  const before = await doseOf(code);
  const note = "本人に確認";
  assert.ok((await decide(act, conflict.id, { reason: "その他", note })).ok);
  assert.deepEqual(await doseOf(code), before);
  assert.equal(await countOpenConflicts(register, code), 0);
  const [decided] = await listDecidedConflicts(register, code, 10);
  const { state, loginId, decidedAt, reason } = decided!;
  assert.deepEqual([state, loginId, decidedAt, reason], [
    ...["kept", act.actor.loginId, act.at, "その他：本人に確認"],
  ]);
  const [audit] = await owner`
    select subject_id, detail from audit
    where municipality_code = ${code} and act = 'dose_conflict_decided'`;
  assert.deepEqual({ ...audit }, {
    subject_id: conflict.doseId,
    detail: { conflict: conflict.id, decision: "keep" },
  });
});

Deno.test("a contradiction decided for the stored dose does not come back with the next file", async () => {
  const act = anAct({ actor: anActor() });
  const cells = { lotNumber: "EX1" };
  const { conflict, person: { residentNumber } } = await aConflict(database, act, cells);
  await decide(act, conflict.id, {});
  await applyDoses(database, act, [{ residentNumber, doses: [{ ...aFiledDose(), ...cells }] }]);
  assert.equal(await countOpenConflicts(register, act.actor.municipalityCode), 0);
});

Deno.test("replacing writes the filled cells; the former version is kept under the decision", async () => {
  const act = anAct({ actor: anActor() });
  const code = act.actor.municipalityCode;
  const placeCode = aMunicipality();
  const cells = {
    vaccinatedOn: "20210616",
    vaccineMaker: "武田/モデルナ",
    venueName: "",
    placeCode,
  };
  const { conflict } = await aConflict(database, act, cells);
  const before = await doseOf(code);
  assert.ok((await decide(act, conflict.id, { decision: "replace" })).ok);
  const { change_id, ...after } = await doseOf(code);
  assert.deepEqual({ ...after, change_id: before.change_id }, {
    ...before,
    vaccinated_on: "2021-06-16",
    vaccine_maker: "武田／モデルナ",
    vaccine_code: "moderna",
    place_code: placeCode,
    version: 2,
  });
  const [kept] = await owner`select * from dose_history where municipality_code = ${code}`;
  assert.deepEqual({ ...kept }, { ...before, replaced_by: change_id });
  const [change] = await owner`select kind, reason, source from change where id = ${change_id}`;
  assert.deepEqual({ ...change }, {
    kind: "edit",
    reason: "予診票を確認した",
    source: `dose_conflict:${conflict.id}`,
  });
});

Deno.test("a dose moves to another ticket of its person, and to nobody else's", async () => {
  const act = anAct({ actor: anActor() });
  const code = act.actor.municipalityCode;
  const unknown = aTicketNumber(400_000_001);
  const { conflict, person } = await aConflict(database, act, { ticketNumber: unknown });
  const refused = await decide(act, conflict.id, { decision: "replace" });
  assert.match(refused.ok ? "" : refused.message, /同じ人の接種券として登録されていない/);
  assert.equal(await countOpenConflicts(register, code), 1);

  const { residentNumber } = person;
  await applyPeople(database, act, [{ ...aRecipient(), residentNumber, ticketNumber: unknown }]);
  assert.ok((await decide(act, conflict.id, { decision: "replace" })).ok);
  assert.equal((await doseOf(code)).ticket_number, unknown);
});

Deno.test("a ticket that is not the person's is left alone when the rest is replaced", async () => {
  const act = anAct({ actor: anActor() });
  const ticketNumber = aTicketNumber(400_000_002);
  const cells = { ticketNumber, lotNumber: "EX1" };
  const { conflict, person } = await aConflict(database, act, cells);
  assert.ok((await decide(act, conflict.id, { decision: "replace" })).ok);
  const dose = await doseOf(act.actor.municipalityCode);
  assert.deepEqual([dose.ticket_number, dose.lot_number], [person.ticketNumber, "EX1"]);
});

Deno.test("of ten people who decide at once exactly one does, the others are told who", async () => {
  const act = anAct({ actor: anActor() });
  const code = act.actor.municipalityCode;
  const { conflict } = await aConflict(database, act, { lotNumber: "EX1" });
  const attempts = await Promise.allSettled(
    Array.from(
      { length: 10 },
      (_, index) => decide(act, conflict.id, { decision: index % 2 === 0 ? "keep" : "replace" }),
    ),
  );
  assert.equal(attempts.filter(({ status }) => status === "fulfilled").length, 1);
  for (const attempt of attempts) {
    if (attempt.status === "fulfilled") continue;
    assert.equal(attempt.reason.kind, "conflict");
    assert.match(attempt.reason.message, /yakuba@town\.lg\.jpが処理済み/);
  }
  const [row] = await owner`
    select count(*) as count from audit
    where municipality_code = ${code} and act = 'dose_conflict_decided'`;
  assert.equal(row!.count, 1);
});

Deno.test("a dose that has changed since it was shown is not decided about unseen", async () => {
  const act = anAct({ actor: anActor() });
  const { conflict, person } = await aConflict(database, act, { lotNumber: "EX1" });
  const { residentNumber } = person;
  const other = { residentNumber, doses: [aFiledDose({ lotNumber: "EX2" })] };
  await applyDoses(database, act, [other]);
  await decide(act, conflict.id, { decision: "replace" });
  const rows = await owner`
    select id from dose_conflict
    where municipality_code = ${act.actor.municipalityCode} and state = 'open'`;
  await assert.rejects(decide(act, rows[0]!.id, { decision: "replace" }), /記録が変わりました/);
  assert.ok((await decide(act, rows[0]!.id, { decision: "replace", version: 2 })).ok);
});

Deno.test("a dose that was withdrawn cannot be replaced; the conflict can be closed", async () => {
  const act = anAct({ actor: anActor() });
  const { conflict } = await aConflict(database, act, { lotNumber: "EX1" });
  await owner`
    update dose set withdrawn_at = now() where id = ${conflict.doseId}`;
  const refused = await decide(act, conflict.id, { decision: "replace", version: 0 });
  assert.match(refused.ok ? "" : refused.message, /取り消されている/);
  assert.ok((await decide(act, conflict.id, { version: 0 })).ok);
});

Deno.test("a neighbour's conflict does not exist", async () => {
  const { conflict } = await aConflict(database, anAct({ actor: anActor() }), { lotNumber: "EX1" });
  await assert.rejects(decide(anAct(), conflict.id, {}), { kind: "not_found" });
});

Deno.test("a dose a venue gives on the file's ticket is not moved onto by a replacement", async () => {
  const act = anAct({ actor: anActor() });
  const code = act.actor.municipalityCode;
  const ticketNumber = aTicketNumber(400_000_003);
  const { conflict, person } = await aConflict(database, act, { ticketNumber });
  await giveDose(database, act, aDose(aTicket(code, { ticketNumber })));
  const { residentNumber } = person;
  await applyPeople(database, act, [{ ...aRecipient(), residentNumber, ticketNumber }]);
  const refused = await decide(act, conflict.id, { decision: "replace" });
  assert.match(refused.ok ? "" : refused.message, /1回目の接種が登録済み/);
});
