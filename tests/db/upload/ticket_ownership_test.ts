import assert from "node:assert/strict";
import { readTicket } from "../../../db/dose/read_ticket.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { aRead } from "../dose/a_read.ts";
import { outputRows } from "../output/an_output.ts";
import { ownerSql } from "../owner_sql.ts";
import { aBlankRow, aRecipient, aTicketNumber } from "./a_recipient.ts";
import { countsOf, upload } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("a re-issued ticket supersedes the old one, and both stay the person's", async () => {
  const actor = anActor();
  const person = aRecipient();
  const reissued = aTicketNumber(800_000_002);
  await upload(database, anAct({ actor }), { content: [person] });
  const old = aTicket(actor.municipalityCode, { ticketNumber: person.ticketNumber });
  const dose = await giveDose(database, anAct({ actor }), aDose(old));
  const row = { ...aBlankRow(person.residentNumber), ticketNumber: reissued };
  await upload(database, anAct({ actor }), { content: [row] });

  assert.deepEqual(await ticketsOf(actor.municipalityCode), [
    { number: person.ticketNumber, owner: person.residentNumber, state: "superseded" },
    { number: reissued, owner: person.residentNumber, state: "active" },
  ]);
  const next = { ...old, ticketNumber: reissued, doseNumber: 2 };
  const reading = await readTicket(database.register, anAct({ actor }), aRead(next));
  assert.deepEqual(reading.doses.map(({ id }) => id), [dose]);
});

Deno.test("the ticket's earlier state is kept under the change that superseded it", async () => {
  const actor = anActor();
  const person = aRecipient();
  await upload(database, anAct({ actor }), { content: [person] });
  const [before] = await owner`
    select * from ticket where municipality_code = ${actor.municipalityCode}`;
  const row = { ...aBlankRow(person.residentNumber), ticketNumber: aTicketNumber(800_000_003) };
  await upload(database, anAct({ actor }), { content: [row] });
  const [kept] = await owner`
    select * from ticket_history where municipality_code = ${actor.municipalityCode}`;
  const [after] = await owner`
    select change_id, version from ticket where municipality_code = ${actor.municipalityCode}
      and ticket_number = ${person.ticketNumber}`;
  assert.deepEqual({ ...kept }, { ...before, replaced_by: after!.change_id });
  assert.equal(after!.version, 2);
});

Deno.test("a dose given before its person is registered waits, and joins them by itself", async () => {
  const actor = anActor();
  const person = aRecipient();
  const ticket = aTicket(actor.municipalityCode, { ticketNumber: person.ticketNumber });
  await giveDose(database, anAct({ actor }), aDose(ticket));
  const waiting = () => outputRows(database, anAct({ actor }), { kind: "waiting" });
  const registered = () => outputRows(database, anAct({ actor }), { kind: "register" });
  assert.deepEqual((await waiting()).map(([resident, , , number]) => [resident, number]), [
    ["", person.ticketNumber],
  ]);
  assert.deepEqual(await registered(), []);

  assert.deepEqual(
    countsOf(await upload(database, anAct({ actor }), { content: [person] })),
    [1, 0, 0, 0],
  );
  assert.deepEqual(await waiting(), []);
  assert.deepEqual((await registered()).map(([resident, , , number]) => [resident, number]), [
    [person.residentNumber, person.ticketNumber],
  ]);
});

Deno.test("a person already registered gets their waiting ticket by a row that names it", async () => {
  const actor = anActor();
  const person = aRecipient({ ticketNumber: "" });
  const ticket = aTicket(actor.municipalityCode);
  await upload(database, anAct({ actor }), { content: [person] });
  await giveDose(database, anAct({ actor }), aDose(ticket));
  const row = { ...aBlankRow(person.residentNumber), ticketNumber: ticket.ticketNumber };
  await upload(database, anAct({ actor }), { content: [row] });
  assert.deepEqual(await ticketsOf(actor.municipalityCode), [
    { number: ticket.ticketNumber, owner: person.residentNumber, state: "active" },
  ]);
  assert.deepEqual(await outputRows(database, anAct({ actor }), { kind: "waiting" }), []);
});

Deno.test("a padded 個別宛名番号 and the bare one are one person, shown as first loaded", async () => {
  const actor = anActor();
  const person = aRecipient({ residentNumber: "0000012345" });
  await upload(database, anAct({ actor }), { content: [person] });
  for (const residentNumber of ["12345", "１２３４５", "00012345"]) {
    const row = { ...person, residentNumber };
    const outcome = await upload(database, anAct({ actor }), { content: [row] });
    assert.deepEqual(countsOf(outcome), [0, 0, 1, 0], residentNumber);
  }
  const mixed = aRecipient({ residentNumber: "A-012345" });
  assert.deepEqual(
    countsOf(await upload(database, anAct({ actor }), { content: [mixed] })),
    [1, 0, 0, 0],
  );
  const stored = await owner`
    select resident_number from recipient where municipality_code = ${actor.municipalityCode}
    order by 1`;
  assert.deepEqual(stored.map((row) => row.resident_number), ["0000012345", "A-012345"]);
});

Deno.test("the same numbers in another municipality are other people", async () => {
  const person = aRecipient();
  for (const actor of [anActor(), anActor()]) {
    const outcome = await upload(database, anAct({ actor }), { content: [person] });
    assert.deepEqual(countsOf(outcome), [1, 0, 0, 0]);
  }
});

async function ticketsOf(municipalityCode: string) {
  const rows = await owner`
    select ticket_number as number, resident_number_key as owner, state from ticket
    where municipality_code = ${municipalityCode} order by 1`;
  return rows.map((row) => ({ ...row }));
}
