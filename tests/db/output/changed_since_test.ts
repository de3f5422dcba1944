import assert from "node:assert/strict";
import { inMunicipality } from "../../../db/tenant.ts";
import { lookupLastTaken } from "../../../db/output/last_output.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { aBlankRow, aRecipient, aTicketNumber } from "../upload/a_recipient.ts";
import { undo } from "../upload/an_undo.ts";
import { upload } from "../upload/an_upload.ts";
import { alter, alterIn } from "./an_altered_row.ts";
import { makeOutput, output, outputRows } from "./an_output.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** Three people with a first dose each and a fourth without any; a whole output was taken. */
async function aTakenRegister() {
  const act = anAct({ actor: anActor() });
  const code = act.actor.municipalityCode;
  const people = [aRecipient(), aRecipient(), aRecipient(), aRecipient()];
  await upload(database, act, { content: people });
  const tickets = people.map(({ ticketNumber }) => aTicket(code, { ticketNumber }));
  const doses: string[] = [];
  for (const ticket of tickets.slice(0, 3)) {
    doses.push(await giveDose(database, act, aDose(ticket)));
  }
  const { record } = await output(database, act);
  assert.equal(record.rowCount, 3);
  return { act, code, people, tickets, doses, changed: () => changed(act) };
}

/** Takes what changed since the last output: 個別宛名番号 and the 券番号 of its doses. */
async function changed(act: ReturnType<typeof anAct>): Promise<string[][]> {
  const rows = await outputRows(database, act, { scope: "changed" });
  return rows.map((row) => [row[0]!, row[3]!, row[11]!]);
}

Deno.test("nobody is in it when nothing changed; without an output before it, everyone is", async () => {
  const { act, changed } = await aTakenRegister();
  assert.deepEqual(await changed(), []);
  const other = anAct();
  const person = aRecipient();
  await upload(database, other, { content: [person] });
  const ticket = aTicket(other.actor.municipalityCode, { ticketNumber: person.ticketNumber });
  await giveDose(database, other, aDose(ticket));
  const first = await output(database, other, { scope: "changed" });
  assert.deepEqual([first.record.rowCount, first.record.baseMadeAt], [1, null]);
  const next = await output(database, other, { scope: "changed" });
  assert.deepEqual([next.record.rowCount, next.record.baseMadeAt], [0, other.at]);
  assert.equal((await output(database, act)).record.rowCount, 3);
});

Deno.test("a new dose, a changed one and a withdrawn one are in it, once", async () => {
  const { act, people, tickets, doses, changed } = await aTakenRegister();
  await giveDose(database, act, aDose({ ...tickets[0]!, doseNumber: 2 }));
  await alter(database, act, { table: "dose", id: doses[1]!, values: { venue_name: "体育館" } });
  const withdrawn_at = act.at.toISOString();
  await alter(database, act, { table: "dose", id: doses[2]!, values: { withdrawn_at } });
  const [one, two, three] = people;
  assert.deepEqual(
    await changed(),
    [
      [one!.residentNumber, one!.ticketNumber, one!.ticketNumber],
      [two!.residentNumber, two!.ticketNumber, ""],
      [three!.residentNumber, "", ""],
    ].toSorted(),
  );
  assert.deepEqual(await changed(), []);
});

Deno.test("a dose taken back by an undo leaves a row of blanks", async () => {
  const { act, people, doses, changed } = await aTakenRegister();
  await alter(database, act, { table: "dose", id: doses[0]! });
  assert.deepEqual(await changed(), [[people[0]!.residentNumber, "", ""]]);
});

Deno.test("a waiting dose that finds its person is in it, and leaves again with an undo", async () => {
  const { act, code, changed } = await aTakenRegister();
  const waiting = aTicket(code);
  await giveDose(database, act, aDose(waiting));
  assert.deepEqual(await changed(), []);
  const person = aRecipient({ ticketNumber: waiting.ticketNumber });
  const { id } = await upload(database, act, { content: [person] });
  assert.deepEqual(await changed(), [[person.residentNumber, waiting.ticketNumber, ""]]);
  assert.deepEqual(await undo(database, act, id), []);
  assert.deepEqual(await changed(), [[person.residentNumber, "", ""]]);
});

Deno.test("a re-issued ticket, and its undo, are in it; who has no dose is not", async () => {
  const { act, people, changed } = await aTakenRegister();
  const row = (number: number, ticket: number) => ({
    ...aBlankRow(people[number]!.residentNumber),
    ticketNumber: aTicketNumber(ticket),
  });
  const content = [row(0, 970_000_001), row(3, 970_000_002)];
  const { id } = await upload(database, act, { content });
  const expected = [[people[0]!.residentNumber, people[0]!.ticketNumber, ""]];
  assert.deepEqual(await changed(), expected);
  await undo(database, act, id);
  assert.deepEqual(await changed(), expected);
});

Deno.test("a 個別宛名番号 written in another way is in it; a new name is not", async () => {
  const { act, code, people, changed } = await aTakenRegister();
  const renamed = { ...people[0]!, familyName: "鈴木" };
  await upload(database, act, { content: [renamed] });
  assert.deepEqual(await changed(), []);
  const [person] = await owner`select id from recipient
    where municipality_code = ${code} and resident_number_key = ${people[1]!.residentNumber}`;
  const resident_number = `000${people[1]!.residentNumber}`;
  await alter(database, act, { table: "recipient", id: person!.id, values: { resident_number } });
  assert.deepEqual(await changed(), [[resident_number, people[1]!.ticketNumber, ""]]);
});

Deno.test("a dose of a number the file does not have changes nothing in it", async () => {
  const { act, tickets, changed } = await aTakenRegister();
  await giveDose(database, act, aDose({ ...tickets[0]!, doseNumber: 3 }));
  assert.deepEqual(await changed(), []);
});

Deno.test("more doses than last time: everyone, for older third doses were never given", async () => {
  const { act, tickets } = await aTakenRegister();
  await giveDose(database, act, aDose({ ...tickets[0]!, doseNumber: 3 }));
  const wider = { scope: "changed" as const, doseCount: 3 };
  assert.equal((await outputRows(database, act, wider)).length, 3);
  assert.equal((await outputRows(database, act, wider)).length, 0);
});

Deno.test("only what was downloaded counts as given, and a period or a waiting list never", async () => {
  const { act, tickets } = await aTakenRegister();
  await giveDose(database, act, aDose({ ...tickets[0]!, doseNumber: 2 }));
  await makeOutput(database, act);
  const period = { basis: "vaccinated_on" as const, from: "2021-01-01", to: null };
  assert.equal((await outputRows(database, act, { scope: "period", period })).length, 3);
  await outputRows(database, act, { kind: "waiting" });
  const last = await lookupLastTaken(database.register, act.actor.municipalityCode, 2);
  assert.deepEqual([last?.rowCount, last?.changeCount], [3, 1]);
  assert.equal((await changed(act)).length, 1);
});

Deno.test("a change that began before an output and was committed after it is in the next", async () => {
  const { act, code, people, doses, changed } = await aTakenRegister();
  const begun = Promise.withResolvers<void>();
  const mayEnd = Promise.withResolvers<void>();
  const slow = inMunicipality(database.register, code, async (tx) => {
    const values = { venue_name: "遅れた会場" };
    await alterIn(tx, act, { table: "dose", id: doses[0]!, values });
    begun.resolve();
    await mayEnd.promise;
  });
  await begun.promise;
  await alter(database, act, { table: "dose", id: doses[1]!, values: { venue_name: "早い会場" } });
  assert.deepEqual(await changed(), [[people[1]!.residentNumber, people[1]!.ticketNumber, ""]]);
  mayEnd.resolve();
  await slow;
  assert.deepEqual(await changed(), [[people[0]!.residentNumber, people[0]!.ticketNumber, ""]]);
  assert.deepEqual(await changed(), []);
});

Deno.test("after a restore into another cluster the clock tells what is new", async () => {
  const { act, code, people, tickets } = await aTakenRegister();
  await owner`update output set snapshot = '900000000000:900000000000:'
    where municipality_code = ${code}`;
  const later = { ...act, at: new Date(act.at.getTime() + 1) };
  await giveDose(database, later, aDose({ ...tickets[0]!, doseNumber: 2 }));
  assert.deepEqual((await changed(later)).map(([person]) => person), [people[0]!.residentNumber]);
});
