import assert from "node:assert/strict";
import { previewUndo } from "../../../db/upload/undo/preview_undo.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "./a_recipient.ts";
import { registerOf, undo } from "./an_undo.ts";
import { anAppliedDoseFile } from "./an_applied_dose_file.ts";
import { upload } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("a dose registered since stays on its ticket, which waits for its person again", async () => {
  const actor = anActor();
  const code = actor.municipalityCode;
  const [dosed, other] = [aRecipient(), aRecipient()];
  const { record } = await upload(database, anAct({ actor }), { content: [dosed, other] });
  const ticket = aTicket(code, { ticketNumber: dosed.ticketNumber });
  const id = await giveDose(database, anAct({ actor }), aDose(ticket));
  assert.equal((await previewUndo(database.register, code, record.id)).dosedTickets, 1);

  assert.deepEqual(await undo(database, anAct({ actor }), record.id), [{
    residentNumber: dosed.residentNumber,
    ticketNumber: dosed.ticketNumber,
    reason: "取消までに接種記録が登録されたため、登録待ちに戻しました。",
  }]);
  const [people, tickets, doses] = await registerOf(owner, code);
  assert.deepEqual(people, []);
  assert.deepEqual(tickets!.map((row) => [row.ticket_number, row.resident_number_key, row.state]), [
    [dosed.ticketNumber, null, "active"],
  ]);
  assert.deepEqual(doses!.map((row) => row.id), [id]);
});

Deno.test("a dose on a wrongly issued ticket waits; the person has their former ticket back", async () => {
  const actor = anActor();
  const code = actor.municipalityCode;
  const [person, number] = [aRecipient(), aTicket(code).ticketNumber];
  await upload(database, anAct({ actor }), { content: [person] });
  const wrong = { ...person, ticketNumber: number };
  const { record } = await upload(database, anAct({ actor }), { content: [wrong] });
  await giveDose(database, anAct({ actor }), aDose(aTicket(code, { ticketNumber: number })));
  const kept = await undo(database, anAct({ actor }), record.id);
  assert.deepEqual(kept.map((line) => line.ticketNumber), [number]);
  assert.deepEqual(await ticketsOf(code), [
    [person.ticketNumber, person.residentNumber, "active"],
    [number, null, "active"],
  ]);
});

Deno.test("a ticket that had waited for its person before the upload waits again", async () => {
  const actor = anActor();
  const code = actor.municipalityCode;
  const person = aRecipient();
  const ticket = aTicket(code, { ticketNumber: person.ticketNumber });
  await giveDose(database, anAct({ actor }), aDose(ticket));
  const before = await registerOf(owner, code);
  const { record } = await upload(database, anAct({ actor }), { content: [person] });
  assert.deepEqual(await undo(database, anAct({ actor }), record.id), []);
  assert.deepEqual(await registerOf(owner, code), before);
});

Deno.test("a ticket that a dose file keeps for a person finds them again after the undo", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const person = aRecipient({ ticketNumber: "" });
  const { ticketNumber } = aTicket(code);
  const { residentNumber } = person;
  await anAppliedDoseFile(database, act, [{ ticketNumber, residentNumber }]);
  for (let round = 0; round < 2; round++) {
    const { record } = await upload(database, act, { content: [person] });
    assert.deepEqual(await ticketsOf(code), [[ticketNumber, residentNumber, "active"]]);
    assert.deepEqual(await undo(database, act, record.id), []);
    assert.deepEqual(await ticketsOf(code), [[ticketNumber, null, "active"]]);
  }
});

Deno.test("a dose given between two uploads of its person outlives both undos", async () => {
  const actor = anActor();
  const code = actor.municipalityCode;
  const person = aRecipient();
  const ticket = aTicket(code, { ticketNumber: person.ticketNumber });
  const first = await upload(database, anAct({ actor }), { content: [person] });
  await giveDose(database, anAct({ actor }), aDose(ticket));
  const renamed = { ...person, familyName: "鈴木" };
  const second = await upload(database, anAct({ actor }), { content: [renamed] });
  assert.deepEqual(await undo(database, anAct({ actor }), second.record.id), []);
  assert.equal((await undo(database, anAct({ actor }), first.record.id)).length, 1);
  assert.deepEqual(await ticketsOf(code), [[person.ticketNumber, null, "active"]]);
  const [, , doses] = await registerOf(owner, code);
  assert.equal(doses!.length, 1);
});

async function ticketsOf(code: string) {
  const [, tickets] = await registerOf(owner, code);
  return tickets!.map((row) => [row.ticket_number, row.resident_number_key, row.state]).sort();
}
