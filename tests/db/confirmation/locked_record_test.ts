import assert from "node:assert/strict";
import { listOpenConflicts } from "../../../db/conflict/list_conflicts.ts";
import { decideConflict } from "../../../db/conflict/decide_conflict.ts";
import { readTicket } from "../../../db/dose/read_ticket.ts";
import { registerDose } from "../../../db/dose/register_dose.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { ConflictDecision } from "../../../domain/dose/conflict_decision.ts";
import { CONFIRMED_AT_COUNTER, CONFIRMED_REFUSAL } from "../../../domain/record/confirmation.ts";
import { aConflict } from "../conflict/a_conflict.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { aRead } from "../dose/a_read.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { confirm, release, wholeRecord } from "./a_confirmation.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

/** A person with a ticket in force and an old one, whose record is locked. */
async function aLockedPerson() {
  const act = anAct({ actor: anActor() });
  const former = aRecipient();
  const person = { ...former, ticketNumber: aRecipient().ticketNumber };
  await upload(database, act, { content: [former] });
  await upload(database, act, { content: [person] });
  const recipientId = await confirm(database, act, person);
  const code = act.actor.municipalityCode;
  const tickets = [former, person].map(({ ticketNumber }) => aTicket(code, { ticketNumber }));
  return { act, recipientId, tickets };
}

Deno.test("no dose or examination is registered on any ticket of a locked person", async () => {
  const { act, recipientId, tickets } = await aLockedPerson();
  const code = act.actor.municipalityCode;
  const [before, changes] = [await wholeRecord(owner, recipientId), await changesIn(code)];
  for (const ticket of tickets) {
    for (const kind of ["vaccination", "examination"] as const) {
      for (const source of ["venue", "hand"] as const) {
        const dose = aDose({ ...ticket, kind }, { source });
        const refused = await registerDose(register, anAct(), dose);
        assert.deepEqual(refused, { ok: false, message: CONFIRMED_AT_COUNTER });
      }
    }
  }
  assert.equal(await wholeRecord(owner, recipientId), before);
  assert.equal(await changesIn(code), changes);
  await release(database, act, recipientId);
  assert.ok((await registerDose(register, act, aDose(tickets[1]!))).ok);
});

Deno.test("a reading of a locked person's ticket says at once that nothing can be registered", async () => {
  const { tickets } = await aLockedPerson();
  for (const ticket of tickets) {
    const { warnings } = await readTicket(register, anAct(), aRead(ticket));
    assert.ok(
      warnings.some(({ level, message }) => level === "refuse" && message === CONFIRMED_AT_COUNTER),
    );
  }
});

Deno.test("a registration sent again after the record was locked answers the dose it made", async () => {
  const act = anAct({ actor: anActor() });
  const person = aRecipient();
  await upload(database, act, { content: [person] });
  const { ticketNumber } = person;
  const dose = aDose(aTicket(act.actor.municipalityCode, { ticketNumber }));
  const id = await giveDose(database, act, dose);
  await confirm(database, act, person);
  assert.deepEqual(await registerDose(register, act, dose), { ok: true, value: id });
});

Deno.test("of a contradiction with a locked dose the stored one can be kept, but not replaced", async () => {
  const act = anAct({ actor: anActor() });
  const { conflict, person } = await aConflict(database, act, { lotNumber: "EX1" });
  const recipientId = await confirm(database, act, person);
  const before = await wholeRecord(owner, recipientId);
  const refused = await decide(act, conflict.id, "replace");
  assert.deepEqual(refused, { ok: false, message: CONFIRMED_REFUSAL });
  assert.equal((await openConflicts(act)).length, 1);
  assert.ok((await decide(act, conflict.id, "keep")).ok);
  assert.deepEqual(await openConflicts(act), []);
  assert.equal(await wholeRecord(owner, recipientId), before);
});

function decide(act: Act, conflictId: string, decision: ConflictDecision) {
  const form = { decision, reason: "予診票を確認した" as const, note: "", version: 1 };
  return decideConflict(register, act, { conflictId, form });
}

function openConflicts({ actor: { municipalityCode } }: Act) {
  return listOpenConflicts(register, municipalityCode, { limit: 10, offset: 0 });
}

function changesIn(code: string): Promise<number> {
  return countRows(owner, "change", code);
}
