import assert from "node:assert/strict";
import { openAnswer } from "../../../db/transfer/open_answer.ts";
import type { RegisteredIncomer } from "../../../db/transfer/incomer.ts";
import { viewIncomer } from "../../../db/transfer/view_incomer.ts";
import { absorbedRefusal } from "../../../domain/duplicate/absorbed_refusal.ts";
import { pairOf } from "../../../domain/duplicate/person_pair.ts";
import { CONFIRMED_REFUSAL } from "../../../domain/record/confirmation.ts";
import { ticketField } from "../../../domain/transfer/incomer_form.ts";
import { aDatabase } from "../a_database.ts";
import { confirm } from "../confirmation/a_confirmation.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { idOf, mergeAsTyped } from "../duplicate/a_pair.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { ownerSql } from "../owner_sql.ts";
import {
  aMyNumber,
  aRecipient,
  aTicketNumber,
  type RecipientCells,
} from "../upload/a_recipient.ts";
import { anAnsweredCase, type AnsweredCase } from "./an_answer.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("the page shows who is here already, by name or My Number, with what they lack", async () => {
  const given = await anAnsweredCase(database);
  const same = await aPersonHere(given, { familyKana: "ヤマダハナコ", givenKana: "", flag: "1" });
  await aPersonHere(given, { familyKana: "ヤマダ", birthDate: "19560413" });
  const ticket = aTicket(given.act.actor.municipalityCode, same.person);
  await giveDose(database, given.act, aDose(ticket));
  const { people, hasMyNumber } = await viewed(given);
  assert.equal(hasMyNumber, false);
  assert.deepEqual(people.map(({ record }) => record.subject.id), [same.id]);
  assert.deepEqual(people[0]!.incoming.map(({ standing }) => standing), ["known", "new"]);
  assert.equal(people[0]!.record.person.status, "moved_out");
  const [audit] = await owner`
    select subject_id, detail from audit where act = 'recipient_listed'
    and municipality_code = ${given.act.actor.municipalityCode}`;
  assert.deepEqual(audit, { subject_id: same.id, detail: { list: "incomers" } });

  const myNumber = aMyNumber(810_001);
  const byNumber = await anAnsweredCase(database, { about: { kind: "my_number", myNumber } });
  const holder = await aPersonHere(byNumber, { myNumber, familyKana: "サトウ" });
  const view = await viewed(byNumber);
  assert.equal(view.hasMyNumber, true);
  assert.deepEqual(view.people.map(({ record }) => record.subject.id), [holder.id]);
});

Deno.test("answered doses go on the active ticket of somebody here; those they have stay", async () => {
  const given = await anAnsweredCase(database);
  const { id, person } = await aPersonHere(given);
  const ticket = aTicket(given.act.actor.municipalityCode, { ...person, doseNumber: 1 });
  const entry = aDoseEntry({ vaccinatedOn: "2021-05-31", lotNumber: "FA7812" });
  await giveDose(database, given.act, aDose(ticket, { entry, source: "hand" }));
  assert.deepEqual(await registers(given, id), []);
  const doses = await owner`
    select dose_number, vaccinated_on::text as day, lot_number, source, version from dose
    where municipality_code = ${given.act.actor.municipalityCode}
      and ticket_number = ${person.ticketNumber} order by dose_number`;
  assert.deepEqual(doses.map((row) => Object.values(row)), [
    [1, "2021-05-31", "FA7812", "hand", 1],
    [2, "2021-06-29", "EY5420", "transfer", 1],
  ]);
  const [stored] = await owner`select version from recipient where id = ${id}`;
  assert.equal(stored!.version, 1);
});

Deno.test("somebody without a ticket in use needs a new one, and gets it with the doses", async () => {
  const given = await anAnsweredCase(database);
  const { id, person } = await aPersonHere(given, { ticketNumber: "" });
  const other = await aPersonHere(given, { familyKana: "サトウ" });
  const field = ticketField(id);
  assert.deepEqual(await registers(given, id), [
    `${field}：この人には有効な接種券がありません。新しい券番号を入力してください。`,
  ]);
  const [taken] = await registers(given, id, other.person.ticketNumber);
  assert.match(taken!, new RegExp(`^${field}：この券番号は個別宛名番号「`));
  const ticketNumber = aTicketNumber(810_002);
  assert.deepEqual(await registers(given, id, ticketNumber), []);
  const [row] = await owner`
    select ticket.state, resident_number_key as key, count(*) as doses from ticket join dose
      using (municipality_code, ticket_number)
    where municipality_code = ${given.act.actor.municipalityCode}
      and ticket_number = ${ticketNumber} group by 1, 2`;
  assert.deepEqual(row, { state: "active", key: person.residentNumber, doses: 2 });
});

Deno.test("a record that is locked or went into another one gets nothing, and says why", async () => {
  const given = await anAnsweredCase(database);
  const locked = await aPersonHere(given);
  await confirm(database, given.act, locked.person);
  assert.deepEqual(await registers(given, locked.id), [`：${CONFIRMED_REFUSAL}`]);

  const twin = await anAnsweredCase(database);
  const kept = await aPersonHere(twin);
  const absorbed = await aPersonHere(twin);
  const pair = pairOf(kept.id, absorbed.id)!;
  const typed = { kept: pair.lowerId === kept.id ? "left" : "right" };
  const merged = await mergeAsTyped(database, twin.act, { pair, typed });
  assert.ok(merged.ok);
  assert.deepEqual(await registers(twin, absorbed.id), [
    `：${absorbedRefusal(kept.person.residentNumber)}`,
  ]);
  const { people } = await viewed(twin);
  assert.deepEqual(people.map(({ record }) => record.subject.id), [kept.id]);
  assert.deepEqual(await registers(twin, kept.id), []);
});

Deno.test("of two staff who name different people for one case the second changes nothing", async () => {
  const given = await anAnsweredCase(database);
  const [one, other] = [await aPersonHere(given), await aPersonHere(given)];
  const both = await Promise.all(
    [one, other].map(({ id: recipientId }) =>
      given.registers({ kind: "known", recipientId, ticketNumber: null })
    ),
  );
  const named = both.map((answer) => answer.ok && answer.registered.recipientId);
  assert.equal(named[0], named[1]);
  const [row] = await owner`
    select count(*) as doses, count(distinct ticket_number) as tickets from dose
    where municipality_code = ${given.act.actor.municipalityCode}`;
  assert.deepEqual(row, { doses: 2, tickets: 1 });
});

interface PersonHere {
  id: string;
  person: RecipientCells;
}

/** Somebody the asking municipality has: 山田花子 unless the cells say otherwise. */
async function aPersonHere(
  { act }: AnsweredCase,
  cells: Partial<RecipientCells> = {},
): Promise<PersonHere> {
  const person = aRecipient(cells);
  await applyPeople(database, act, [person]);
  return { id: await idOf(database, act, person), person };
}

/** The page as it is opened. */
async function viewed({ office, act, inquiryId }: AnsweredCase) {
  const answer = await openAnswer(office, act, inquiryId);
  return await viewIncomer(office, act, { answer });
}

/** Attaches the answer to somebody; the problems, if there are any. */
async function registers(
  given: AnsweredCase,
  recipientId: string,
  ticketNumber: string | null = null,
): Promise<string[]> {
  const done: RegisteredIncomer = await given.registers({
    kind: "known",
    recipientId,
    ticketNumber,
  });
  return done.ok ? [] : done.problems.map(({ field, message }) => `${field}：${message}`);
}
