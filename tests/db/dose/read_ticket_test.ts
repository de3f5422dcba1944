import assert from "node:assert/strict";
import { readTicket, type TicketReading } from "../../../db/dose/read_ticket.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aBlankRow, aRecipient, aTicketNumber } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "./a_dose.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

Deno.test("a registered person's ticket shows who holds it, without any warning", async () => {
  const { actor, person, ticket } = await aRegisteredTicket();
  const reading = await readTicket(register, anAct(), ticket);
  assert.equal(reading.holder?.name, "山田　花子");
  assert.equal(reading.holder?.kana, "ヤマダ　ハナコ");
  assert.equal(reading.holder?.birthDate, "1956-04-12");
  assert.equal(reading.holder?.residentNumber, person.residentNumber);
  assert.deepEqual([reading.doses, reading.warnings], [[], []]);
  assert.equal(await countRows(owner, "dose", actor.municipalityCode), 0);
});

Deno.test("an unregistered ticket is cautioned about, and reading it writes no ticket", async () => {
  const { municipalityCode } = anActor();
  const reading = await readTicket(register, anAct(), aTicket(municipalityCode));
  assert.equal(reading.holder, undefined);
  assert.deepEqual(warningsOf(reading), [["caution", "まだ登録されていません"]]);
  assert.equal(await countRows(owner, "ticket", municipalityCode), 0);
});

Deno.test("a dose given before on an unregistered ticket is seen, and stops the same dose", async () => {
  const ticket = aTicket(anActor().municipalityCode);
  await giveDose(database, anAct(), aDose(ticket));
  const reading = await readTicket(register, anAct(), ticket);
  assert.equal(reading.doses.length, 1);
  assert.deepEqual(warningsOf(reading), [
    ["stop", "登録済みです"],
    ["caution", "まだ登録されていません"],
  ]);
});

Deno.test("the second dose too early, on a superseded ticket of one who moved out: all is said", async () => {
  const { actor, person, ticket } = await aRegisteredTicket();
  const entry = aDoseEntry({ vaccinatedOn: "2021-06-20" });
  await giveDose(database, anAct(), aDose(ticket, { entry }));
  const ticketNumber = aTicketNumber(950_000_001);
  const row = { ...aBlankRow(person.residentNumber), ticketNumber, flag: "1" };
  await upload(database, anAct({ actor }), { content: [row] });
  const reading = await readTicket(register, anAct(), { ...ticket, doseNumber: 2 });
  assert.deepEqual(warningsOf(reading), [
    ["caution", "「転出」です"],
    ["caution", "再発行されて古く"],
    ["caution", "2021年6月20日）から11日"],
  ]);
  const third = await readTicket(register, anAct(), { ...ticket, ticketNumber, doseNumber: 3 });
  assert.match(third.warnings[1]!.message, /2回目の接種が登録されていません/);
  assert.equal(third.doses.length, 1, "the dose on the old ticket is the person's");
});

Deno.test("the issuing municipality finds in its audit who read a ticket elsewhere", async () => {
  const { actor, ticket } = await aRegisteredTicket();
  const reader = anAct({ actor: anActor({ kind: "venue", loginId: "venue-7" }) });
  await readTicket(register, reader, ticket);
  const [row] = await owner`
    select at, login_id, actor_municipality_code, subject_kind, detail, address, request_id,
      subject_id = (select id from ticket where ticket_number = ${ticket.ticketNumber}
        and municipality_code = ${actor.municipalityCode}) as "isTheTicket"
    from audit where municipality_code = ${actor.municipalityCode} and act = 'ticket_read'`;
  assert.deepEqual({ ...row }, {
    at: TEST_TIME,
    login_id: "venue-7",
    actor_municipality_code: reader.actor.municipalityCode,
    subject_kind: "ticket",
    detail: {},
    address: reader.address,
    request_id: reader.requestId,
    isTheTicket: true,
  });
  assert.equal(await countRows(owner, "audit", reader.actor.municipalityCode), 0);
});

async function aRegisteredTicket() {
  const actor = anActor();
  const person = aRecipient();
  await upload(database, anAct({ actor }), { content: [person] });
  const ticket = aTicket(actor.municipalityCode, { ticketNumber: person.ticketNumber });
  return { actor, person, ticket };
}

const TELLING =
  /登録済みです|まだ登録されていません|「転出」です|再発行されて古く|\d+年\d+月\d+日）から\d+日/;

/** The level of each warning and the words that tell it from others. */
function warningsOf({ warnings }: TicketReading): [string, string | undefined][] {
  return warnings.map(({ level, message }) => [level, TELLING.exec(message)?.[0]]);
}
