import assert from "node:assert/strict";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { outputRows } from "../output/an_output.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient, aTicketNumber } from "../upload/a_recipient.ts";
import { aFiledDose } from "./a_dose_file.ts";
import { applyDoses, applyPeople } from "./apply_rows.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const OLD = aTicketNumber(300_000_001);
const NEW = aTicketNumber(300_000_002);
const dosesOn = (...tickets: string[]) =>
  tickets.map((ticketNumber, index) =>
    aFiledDose({ ticketNumber, vaccinatedOn: index === 0 ? "20210601" : "20210630" })
  );

function aTown() {
  const actor = anActor();
  return { act: () => anAct({ actor }), code: actor.municipalityCode };
}

async function ticketsOf(code: string) {
  const rows = await owner`
    select ticket_number, resident_number_key, state, version from ticket
    where municipality_code = ${code} order by ticket_number`;
  return rows.map((row) => Object.values(row));
}

Deno.test("doses of somebody who is not registered wait, and join them when they are", async () => {
  const { act, code } = aTown();
  const person = aRecipient({ ticketNumber: "" });
  const row = { residentNumber: `0${person.residentNumber}`, doses: dosesOn(OLD, NEW) };
  await applyDoses(database, act(), [row]);
  assert.deepEqual(await ticketsOf(code), [[OLD, null, "active", 1], [NEW, null, "active", 1]]);
  assert.equal((await outputRows(database, act(), { kind: "waiting" })).length, 2);

  await applyPeople(database, act(), [person]);
  const key = person.residentNumber;
  assert.deepEqual(await ticketsOf(code), [[OLD, key, "superseded", 2], [NEW, key, "active", 2]]);
  assert.deepEqual(await outputRows(database, act(), { kind: "waiting" }), []);
  const [output] = await outputRows(database, act(), { kind: "register" });
  assert.deepEqual([output![0], output![3], output![11]], [key, OLD, NEW]);
  const kept = await owner`
    select ticket_number, resident_number_key from ticket_history where municipality_code = ${code}`;
  assert.deepEqual(kept.map((row) => Object.values(row)).sort(), [[OLD, null], [NEW, null]]);
  assert.equal((await applyDoses(database, act(), [row])).weighed.counts.unchanged, 1);
});

Deno.test("the ticket the municipality issues stays the active one beside an awaited ticket", async () => {
  const { act, code } = aTown();
  const person = aRecipient();
  const { residentNumber, ticketNumber } = person;
  await applyDoses(database, act(), [{ residentNumber, doses: dosesOn(NEW) }]);
  await applyPeople(database, act(), [person]);
  assert.deepEqual(await ticketsOf(code), [
    [ticketNumber, residentNumber, "active", 1],
    [NEW, residentNumber, "superseded", 2],
  ]);
});

Deno.test("a ticket nobody has issued becomes an older one of the person the file names", async () => {
  const { act, code } = aTown();
  const person = aRecipient();
  const { residentNumber, ticketNumber } = person;
  await applyPeople(database, act(), [person]);
  await applyDoses(database, act(), [{ residentNumber, doses: dosesOn(NEW) }]);
  assert.deepEqual(await ticketsOf(code), [
    [ticketNumber, residentNumber, "active", 1],
    [NEW, residentNumber, "superseded", 1],
  ]);
});

Deno.test("of two tickets of a person without one, the higher number is the active one", async () => {
  const { act, code } = aTown();
  const person = aRecipient({ ticketNumber: "" });
  const { residentNumber } = person;
  await applyPeople(database, act(), [person]);
  await applyDoses(database, act(), [{ residentNumber, doses: dosesOn(NEW, OLD) }]);
  assert.deepEqual(await ticketsOf(code), [
    [OLD, residentNumber, "superseded", 1],
    [NEW, residentNumber, "active", 1],
  ]);
});

Deno.test("a venue's dose on a waiting ticket is the one the file tells, and finds its person", async () => {
  const { act, code } = aTown();
  const person = aRecipient();
  const { residentNumber, ticketNumber } = person;
  await applyPeople(database, act(), [person]);
  const entry = aDoseEntry({ vaccinatedOn: "2021-06-01" });
  const id = await giveDose(
    database,
    act(),
    aDose(aTicket(code, { ticketNumber: NEW }), { entry }),
  );
  const row = { residentNumber, doses: dosesOn(NEW) };
  const { weighed, uploadId } = await applyDoses(database, act(), [row]);
  assert.deepEqual([weighed.counts.new, weighed.counts.changed], [0, 1]);
  const [sample] = await owner`select * from upload_sample where upload_id = ${uploadId}`;
  assert.deepEqual([sample!.outcome, sample!.cells], [
    "changed",
    [{ column: "個別宛名番号", before: null, after: residentNumber }],
  ]);
  assert.deepEqual(await ticketsOf(code), [
    [ticketNumber, residentNumber, "active", 1],
    [NEW, residentNumber, "superseded", 2],
  ]);
  const doses = await owner`select id, version from dose where municipality_code = ${code}`;
  assert.deepEqual(doses.map((dose) => Object.values(dose)), [[id, 1]]);
});

Deno.test("a row without 個別宛名番号 finds its person by the ticket, stored or in the same file", async () => {
  const { act, code } = aTown();
  const person = aRecipient();
  await applyPeople(database, act(), [person]);
  const { residentNumber, ticketNumber } = person;
  const [first, second] = dosesOn(ticketNumber, ticketNumber);
  await applyDoses(database, act(), [{ residentNumber: "", doses: [first] }]);
  const stored = await outputRows(database, act(), { kind: "register" });
  assert.deepEqual(stored.map((row) => row[0]), [residentNumber]);

  const { weighed } = await applyDoses(database, act(), [
    { residentNumber: "", doses: [undefined, { ...second, ticketNumber: NEW }] },
    { residentNumber, doses: [{ ...first, ticketNumber: NEW }] },
    { residentNumber: "", doses: [first] },
  ]);
  // The second row is told the third's dose on another ticket: one person, one first dose.
  assert.deepEqual(weighed.counts.new, 1);
  const doses = await owner`
    select ticket_number, dose_number from dose where municipality_code = ${code}
    order by dose_number`;
  assert.deepEqual(doses.map((row) => Object.values(row)), [[ticketNumber, 1], [NEW, 2]]);
});

Deno.test("a ticket that waits for one person is not given to another by a file", async () => {
  const { act } = aTown();
  await applyDoses(database, act(), [{ residentNumber: "A-1", doses: dosesOn(NEW) }]);
  const other = aRecipient();
  await applyPeople(database, act(), [other]);
  const { residentNumber } = other;
  const { issues } = await applyDoses(database, act(), [{ residentNumber, doses: dosesOn(NEW) }]);
  assert.match(issues[0]!.message, /個別宛名番号「A-1」の未登録の人/);
});

Deno.test("whose a ticket is, is not forgotten when it is joined: an undo lets it wait for them again", async () => {
  const { act, code } = aTown();
  await applyDoses(database, act(), [{ residentNumber: "7", doses: dosesOn(NEW) }]);
  await applyPeople(database, act(), [aRecipient({ residentNumber: "7", ticketNumber: "" })]);
  const awaited = await owner`
    select ticket_number, resident_number_key from awaited_recipient
    where municipality_code = ${code}`;
  assert.deepEqual(awaited.map((row) => Object.values(row)), [[NEW, "7"]]);
});
