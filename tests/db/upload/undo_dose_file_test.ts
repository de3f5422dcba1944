import assert from "node:assert/strict";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aRecipient } from "./a_recipient.ts";
import { registerOf, undo } from "./an_undo.ts";
import { upload } from "./an_upload.ts";
import { anAppliedDoseFile } from "./an_applied_dose_file.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("a dose file taken back leaves the register as it was, and remembers every dose", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const [known, ticketless] = [aRecipient(), aRecipient({ ticketNumber: "" })];
  await upload(database, act, { content: [known, ticketless] });
  const [waiting, another] = [aTicket(code), aTicket(code)];
  await giveDose(database, act, aDose({ ...waiting, doseNumber: 2 }));
  await giveDose(database, act, aDose({ ...another, doseNumber: 2 }));
  const before = await registerOf(owner, code);
  const lines = [
    { ticketNumber: known.ticketNumber, residentNumber: known.residentNumber },
    {
      ticketNumber: aTicket(code).ticketNumber,
      residentNumber: known.residentNumber,
      doseNumber: 2,
    },
    { ticketNumber: waiting.ticketNumber, residentNumber: ticketless.residentNumber },
    { ticketNumber: another.ticketNumber, residentNumber: "まだいない人" },
    { ticketNumber: aTicket(code).ticketNumber, residentNumber: "やはりいない人" },
    { ticketNumber: aTicket(code).ticketNumber },
  ];
  const uploadId = await anAppliedDoseFile(database, act, lines);
  assert.equal(await countRows(owner, "awaited_recipient", code), 2);

  assert.deepEqual(await undo(database, act, uploadId), []);
  assert.deepEqual(await registerOf(owner, code), before);
  assert.equal(await countRows(owner, "dose_history", code), lines.length);
  assert.equal(await countRows(owner, "awaited_recipient", code), 0);
});

Deno.test("a dose corrected since stays with its ticket and is listed; the rest goes", async () => {
  const { act, code, person, lines, uploadId } = await twoDosesOfAPerson();
  await editDose(act, lines[1]!.ticketNumber, "doctor_name = '医師　太郎'");
  const kept = await undo(database, act, uploadId);
  assert.deepEqual(kept.map((line) => [line.residentNumber, line.ticketNumber]), [
    [person.residentNumber, lines[1]!.ticketNumber],
  ]);
  assert.match(
    kept[0]!.reason,
    /2回目の接種記録が変更されたため、残しました（.*照会・補正、yakuba/,
  );
  const [, tickets, doses] = await registerOf(owner, code);
  assert.deepEqual(doses!.map((row) => [row.ticket_number, row.doctor_name]), [
    [lines[1]!.ticketNumber, "医師　太郎"],
  ]);
  const owners = new Map(tickets!.map((row) => [row.ticket_number, row.resident_number_key]));
  assert.equal(owners.get(lines[1]!.ticketNumber), person.residentNumber);
});

Deno.test("a dose withdrawn since stays withdrawn and is listed", async () => {
  const { act, code, lines, uploadId } = await twoDosesOfAPerson();
  await editDose(act, lines[1]!.ticketNumber, "withdrawn_at = now()");
  const kept = await undo(database, act, uploadId);
  assert.match(kept[0]!.reason, /2回目の接種記録が削除されたため/);
  const [, , doses] = await registerOf(owner, code);
  assert.deepEqual(doses!.map((row) => row.withdrawn_at !== null), [true]);
});

Deno.test("a waiting ticket of the file that its person has claimed since stays theirs", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const person = aRecipient();
  const line = { ticketNumber: person.ticketNumber, residentNumber: person.residentNumber };
  const uploadId = await anAppliedDoseFile(database, act, [line]);
  await upload(database, act, { content: [person] });
  const kept = await undo(database, act, uploadId);
  assert.deepEqual(kept.map((line) => [line.residentNumber, line.ticketNumber]), [
    [person.residentNumber, person.ticketNumber],
  ]);
  const [people, tickets, doses] = await registerOf(owner, code);
  assert.deepEqual([people!.length, doses!.length], [1, 0]);
  assert.equal(tickets![0]!.resident_number_key, person.residentNumber);
});

Deno.test("a ticket of the file on which a venue registered since waits for its person", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const person = aRecipient({ ticketNumber: "" });
  await upload(database, act, { content: [person] });
  const ticket = aTicket(code, { doseNumber: 2 });
  const lines = [{ ticketNumber: ticket.ticketNumber, residentNumber: person.residentNumber }];
  const uploadId = await anAppliedDoseFile(database, act, lines);
  await giveDose(database, act, aDose(ticket));
  const kept = await undo(database, act, uploadId);
  assert.match(kept[0]!.reason, /登録待ちに戻しました/);
  const [, tickets, doses] = await registerOf(owner, code);
  assert.deepEqual(tickets!.map((row) => row.resident_number_key), [null]);
  assert.deepEqual(doses!.map((row) => row.dose_number), [2]);
});

Deno.test("open conflicts of the file are withdrawn; a decided one stands and is listed", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const [first, second] = [aTicket(code), aTicket(code)];
  for (const ticket of [first, second]) await giveDose(database, act, aDose(ticket));
  const uploadId = await anAppliedDoseFile(database, act, [first, second].map(lineOf));
  const change = await editDose(act, first.ticketNumber, "venue_name = '体育館'");
  await owner`
    update dose_conflict set state = 'replaced', change_id = ${change}
    where dose_id = (select id from dose where change_id = ${change})`;
  const before = await registerOf(owner, code);
  const kept = await undo(database, act, uploadId);
  assert.deepEqual(kept.map((line) => line.ticketNumber), [first.ticketNumber]);
  assert.match(kept[0]!.reason, /1回目の接種記録は、食い違いの確認で/);
  assert.deepEqual(await registerOf(owner, code), before);
  const states = await owner`
    select state from dose_conflict where municipality_code = ${code} order by state`;
  assert.deepEqual(states.map((row) => row.state), ["replaced", "withdrawn"]);
});

function lineOf({ ticketNumber }: { ticketNumber: string }) {
  return { ticketNumber };
}

/** A registered person and a file with two of their doses, the second on a ticket it added. */
async function twoDosesOfAPerson() {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const person = aRecipient();
  const { residentNumber } = person;
  await upload(database, act, { content: [person] });
  const lines = [
    { ticketNumber: person.ticketNumber, residentNumber },
    { ticketNumber: aTicket(code).ticketNumber, residentNumber, doseNumber: 2 },
  ];
  return { act, code, person, lines, uploadId: await anAppliedDoseFile(database, act, lines) };
}

/** What an edit leaves: the former version in the history, and the dose under a new change. */
async function editDose({ actor }: Act, ticketNumber: string, change: string): Promise<string> {
  const [code, id] = [actor.municipalityCode, crypto.randomUUID()];
  await owner`
    insert into change (municipality_code, id, kind, made_at, account_id, login_id,
      actor_municipality_code)
    values (${code}, ${id}, 'edit', now(), ${actor.accountId}, ${actor.loginId}, ${code})`;
  const place = owner`municipality_code = ${code} and ticket_number = ${ticketNumber}`;
  await owner`insert into dose_history select *, ${id}::uuid from dose where ${place}`;
  await owner`
    update dose set ${owner.unsafe(change)}, version = version + 1, change_id = ${id}
    where ${place}`;
  return id;
}
