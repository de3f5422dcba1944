import assert from "node:assert/strict";
import { readTicket, type TicketReading } from "../../../db/dose/read_ticket.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aBlankRow, aRecipient, aTicketNumber } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "./a_dose.ts";
import { aRead } from "./a_read.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

Deno.test("a registered person's ticket shows who holds it, without any warning", async () => {
  const { actor, ticket } = await aRegisteredTicket();
  const reading = await readTicket(register, anAct({ actor }), aRead(ticket));
  assert.deepEqual(reading.person, HANAKO);
  assert.deepEqual([reading.doses, reading.warnings], [[], []]);
  assert.equal(await countRows(owner, "dose", actor.municipalityCode), 0);
});

Deno.test("an unregistered ticket is cautioned about, and reading it writes no ticket", async () => {
  const { municipalityCode } = anActor();
  const reading = await readTicket(register, anAct(), aRead(aTicket(municipalityCode)));
  assert.equal(reading.person, undefined);
  assert.deepEqual(warningsOf(reading), [["caution", "まだ登録されていません"]]);
  assert.equal(await countRows(owner, "ticket", municipalityCode), 0);
});

Deno.test("a dose given before on an unregistered ticket is seen, and refuses the same dose", async () => {
  const ticket = aTicket(anActor().municipalityCode);
  await giveDose(database, anAct(), aDose(ticket));
  const reading = await readTicket(register, anAct(), aRead(ticket));
  assert.equal(reading.doses.length, 1);
  assert.deepEqual(warningsOf(reading), [
    ["refuse", "登録済みです"],
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
  const reading = await readTicket(register, anAct(), aRead({ ...ticket, doseNumber: 2 }));
  assert.deepEqual(warningsOf(reading), [
    ["stop", "「転出」です"],
    ["stop", "再発行されて古く"],
    ["stop", "2021年6月20日）から11日"],
  ]);
  const next = { ...ticket, ticketNumber, doseNumber: 3 };
  const third = await readTicket(register, anAct(), aRead(next));
  assert.match(third.warnings.at(-1)!.message, /2回目の接種が登録されていません/);
  assert.equal(third.doses.length, 1, "the dose on the old ticket is the person's");
});

Deno.test("the issuing municipality finds in its audit who read a ticket elsewhere", async () => {
  const { actor, ticket } = await aRegisteredTicket();
  const reader = anAct({ actor: anActor({ kind: "venue", loginId: "venue-7" }) });
  await readTicket(register, reader, aRead(ticket));
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

Deno.test("another municipality's person is shown by initials, year, and brief doses only", async () => {
  const { actor, ticket } = await aRegisteredTicket();
  await giveDose(database, anAct({ actor }), aDose(ticket));
  const reading = await readTicket(register, anAct(), aRead(ticket));
  assert.deepEqual(reading.person, { shown: "initials", kana: "ヤ○　ハ○", birthYear: 1956 });
  const { id: _, ...dose } = reading.doses[0]!;
  assert.deepEqual(dose, {
    kind: "vaccination",
    doseNumber: 1,
    vaccinatedOn: "2021-06-30",
    vaccineMaker: "ファイザー",
  });
  const said = JSON.stringify(reading);
  assert.doesNotMatch(said, /山田|ヤマダ|ハナコ|1956-04|1956年4月|市民ホール|花子|EY5420/);
  const named = await readTicket(register, anAct(), aRead(ticket, { disclosure: "name" }));
  assert.deepEqual(named.person, HANAKO);
  const hidden = await readTicket(register, anAct(), aRead(ticket, { disclosure: "none" }));
  assert.deepEqual(hidden.person, { shown: "nothing" });
});

Deno.test("one's own municipality's person is shown whole, whatever is hidden of others", async () => {
  const { actor, ticket } = await aRegisteredTicket();
  await giveDose(database, anAct({ actor }), aDose(ticket));
  const read = aRead(ticket, { disclosure: "none" });
  const reading = await readTicket(register, anAct({ actor }), read);
  assert.deepEqual(reading.person, HANAKO);
  assert.deepEqual(reading.doses[0]!.more, {
    lotNumber: "EY5420",
    placeCode: actor.municipalityCode,
  });
  assert.match(reading.warnings[0]!.message, /（登録：2021年7月1日 10:00、市民ホール）/);
});

Deno.test("接種前確認 says what is due and is found in the audit as what it is", async () => {
  const { actor, ticket } = await aRegisteredTicket();
  const given = aDose(ticket, { entry: aDoseEntry({ vaccinatedOn: "2021-06-01" }) });
  await giveDose(database, anAct({ actor }), given);
  const read = aRead({ ...ticket, doseNumber: 2 }, { purpose: "ticket_prechecked" });
  const { due } = await readTicket(register, anAct({ actor }), read);
  assert.deepEqual([due.doseNumber, due.earliest, due.ticket], [2, "2021-06-19", "fits"]);
  const acts = await owner`select act from audit
    where municipality_code = ${actor.municipalityCode} and act like 'ticket_%'`;
  assert.deepEqual(acts.map(({ act }) => act), ["ticket_prechecked"]);
});

Deno.test("what is preset is judged with the reading: another vaccine than before stops", async () => {
  const { actor, ticket } = await aRegisteredTicket();
  const given = aDose(ticket, { entry: aDoseEntry({ vaccinatedOn: "2021-06-01" }) });
  await giveDose(database, anAct({ actor }), given);
  const typed = { vaccinatedOn: "2021-07-01", vaccineCode: "moderna", lotNumber: null };
  const read = aRead({ ...ticket, doseNumber: 2 }, { typed });
  const { warnings } = await readTicket(register, anAct({ actor }), read);
  assert.deepEqual(warnings.map(({ rule, level }) => [rule, level]), [
    ["other_vaccine_in_series", "stop"],
  ]);
});

const HANAKO = {
  shown: "all",
  name: "山田　花子",
  kana: "ヤマダ　ハナコ",
  birthDate: "1956-04-12",
  sex: "female",
};

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
