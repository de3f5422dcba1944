import assert from "node:assert/strict";
import {
  type DoseRegistration,
  lookupSentDose,
  registerDose,
} from "../../../db/dose/register_dose.ts";
import { countProgress } from "../../../db/progress/count_progress.ts";
import type { Result } from "../../../domain/result.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aBlankRow, aRecipient, aTicketNumber } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "./a_dose.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

Deno.test("a dose is stored as it was entered, with who gave it and where", async () => {
  const giver = anAct({ actor: anActor({ kind: "venue" }), at: new Date("2021-07-02T05:06:07Z") });
  const issuer = anActor().municipalityCode;
  const dose = aDose(aTicket(issuer, { doseNumber: 2 }));
  const id = await giveDose(database, giver, dose);
  const [row] = await owner`select * from dose where municipality_code = ${issuer}`;
  const { change_id, ...stored } = row!;
  assert.deepEqual(stored, {
    municipality_code: issuer,
    id,
    ticket_number: dose.ticket.ticketNumber,
    kind: "vaccination",
    dose_number: 2,
    vaccinated_on: dose.entry.vaccinatedOn,
    venue_name: dose.entry.venueName,
    doctor_name: dose.entry.doctorName,
    vaccine_code: "pfizer",
    vaccine_maker: "ファイザー",
    lot_number: dose.entry.lotNumber,
    place_code: giver.actor.municipalityCode,
    source: "venue",
    registered_at: giver.at,
    account_id: giver.actor.accountId,
    client_key: dose.clientKey,
    withdrawn_at: null,
    version: 1,
  });
  const [change] = await owner`
    select id, kind, actor_municipality_code from change where municipality_code = ${issuer}`;
  assert.deepEqual({ ...change }, {
    id: change_id,
    kind: "registration",
    actor_municipality_code: giver.actor.municipalityCode,
  });
  const [audit] = await owner`
    select act, subject_id, account_id from audit where municipality_code = ${issuer}`;
  assert.deepEqual({ ...audit }, {
    act: "dose_registered",
    subject_id: id,
    account_id: giver.actor.accountId,
  });
});

Deno.test("a form sent again, or ten times at once, registers one dose and answers its id", async () => {
  const act = anAct();
  const dose = aDose(aTicket(act.actor.municipalityCode));
  const results = await Promise.all(
    Array.from({ length: 10 }, () => registerDose(register, act, dose)),
  );
  results.push(await registerDose(register, act, dose));
  const ids = new Set(results.map((result) => result.ok && result.value));
  assert.equal(ids.size, 1);
  assert.ok(!ids.has(false));
  for (const table of ["dose", "change", "audit", "ticket"]) {
    assert.equal(await countRows(owner, table, act.actor.municipalityCode), 1, table);
  }
});

Deno.test("a reason is kept in the change; without one nothing is said", async () => {
  const { municipalityCode } = anActor();
  const reason = "医師の判断で接種した（接種の間隔が短い）";
  await giveDose(database, anAct(), aDose(aTicket(municipalityCode), { reason }));
  await giveDose(database, anAct(), aDose(aTicket(municipalityCode)));
  const changes = await owner`
    select reason from change where municipality_code = ${municipalityCode} order by id`;
  assert.deepEqual(changes.map((change) => change.reason), [reason, ""]);
});

Deno.test("a form is known by its key again, but not under another ticket", async () => {
  const { municipalityCode } = anActor();
  const dose = aDose(aTicket(municipalityCode));
  assert.equal(await lookupSentDose(register, dose), undefined);
  const id = await giveDose(database, anAct(), dose);
  assert.equal(await lookupSentDose(register, dose), id);
  const other = { ...dose, ticket: aTicket(municipalityCode) };
  assert.equal(await lookupSentDose(register, other), undefined);
  const refused = await tryToGive(other);
  assert.ok(!refused.ok && /もう一度読み取ってください/.test(refused.message));
  assert.equal(await countRows(owner, "dose", municipalityCode), 1);
});

Deno.test("the tablet that comes second is told when and where only in its own municipality", async () => {
  const issuer = anActor();
  const giver = anActor({ kind: "venue" });
  const ticket = aTicket(issuer.municipalityCode);
  await giveDose(database, anAct({ actor: giver }), aDose(ticket));
  const told = async (actor: typeof issuer) => {
    const refused = await registerDose(register, anAct({ actor }), aDose(ticket));
    return !refused.ok && /（登録：2021年7月1日 10:00、市民ホール）/.test(refused.message);
  };
  assert.deepEqual(
    [await told(issuer), await told(giver), await told(anActor())],
    [true, true, false],
  );
});

Deno.test("of two tablets with one ticket exactly one registers; the other is told and leaves no trace", async () => {
  for (let attempt = 0; attempt < 5; attempt++) {
    const { municipalityCode } = anActor();
    const ticket = aTicket(municipalityCode);
    const results = await Promise.all([1, 2, 3].map(() => tryToGive(aDose(ticket))));
    assertOneWon(results);
    for (const table of ["dose", "change", "audit"]) {
      assert.equal(await countRows(owner, table, municipalityCode), 1, table);
    }
  }
});

Deno.test("of two tablets with two tickets of one person exactly one registers the same dose", async () => {
  for (let attempt = 0; attempt < 5; attempt++) {
    const { municipalityCode, tickets } = await aPersonWithTwoTickets();
    assertOneWon(await Promise.all(tickets.map((ticket) => tryToGive(aDose(ticket)))));
    assert.equal(await countRows(owner, "dose", municipalityCode), 1);
  }
});

Deno.test("a dose the person has on an older ticket is refused, the next one is not", async () => {
  const { municipalityCode, tickets: [old, current] } = await aPersonWithTwoTickets();
  await giveDose(database, anAct(), aDose(old!));
  const before = await countRows(owner, "change", municipalityCode);
  const refused = await tryToGive(aDose(current!));
  assert.ok(!refused.ok);
  assert.match(refused.message, /1回目（接種）は2021年6月30日の分が登録済みです/);
  assert.equal(await countRows(owner, "change", municipalityCode), before);
  assert.ok((await tryToGive(aDose({ ...current!, doseNumber: 2 }))).ok);
});

Deno.test("an examination is no dose: it neither blocks nor counts as the vaccination", async () => {
  const actor = anActor();
  const person = aRecipient();
  await upload(database, anAct({ actor }), { content: [person] });
  const { ticketNumber } = person;
  const vaccination = aTicket(actor.municipalityCode, { ticketNumber });
  const examination = { ...vaccination, kind: "examination" as const };
  assert.ok((await tryToGive(aDose(examination))).ok);
  assert.equal((await countProgress(database, actor.municipalityCode)).first, 0);
  assert.ok(!(await tryToGive(aDose(examination))).ok);
  assert.ok((await tryToGive(aDose(vaccination))).ok);
  assert.equal((await countProgress(database, actor.municipalityCode)).first, 1);
});

Deno.test("a dose on an unregistered ticket goes on the waiting list", async () => {
  const { municipalityCode } = anActor();
  await giveDose(database, anAct(), aDose(aTicket(municipalityCode)));
  const { waitingTickets, first } = await countProgress(database, municipalityCode);
  assert.deepEqual({ waitingTickets, first }, { waitingTickets: 1, first: 0 });
});

Deno.test("whatever the database refuses leaves neither change nor ticket behind", async () => {
  const { municipalityCode } = anActor();
  const entry = aDoseEntry({ venueName: "長".repeat(31) });
  await assert.rejects(tryToGive(aDose(aTicket(municipalityCode), { entry })), { code: "23514" });
  for (const table of ["dose", "change", "audit", "ticket"]) {
    assert.equal(await countRows(owner, table, municipalityCode), 0, table);
  }
});

Deno.test("a ticket of a municipality that does not exist is never written", async () => {
  const dose = aDose(aTicket("999999"));
  await assert.rejects(tryToGive(dose));
  assert.equal(await countRows(owner, "dose", "999999"), 0);
});

function tryToGive(dose: DoseRegistration): Promise<Result<string>> {
  return registerDose(register, anAct(), dose);
}

function assertOneWon(results: Result<string>[]): void {
  assert.equal(results.filter((result) => result.ok).length, 1);
  for (const result of results) {
    if (!result.ok) assert.match(result.message, /登録済みです/);
  }
}

async function aPersonWithTwoTickets() {
  const actor = anActor();
  const { municipalityCode } = actor;
  const person = aRecipient();
  const reissued = aTicketNumber(900_000_000 + Number(person.residentNumber));
  await upload(database, anAct({ actor }), { content: [person] });
  const row = { ...aBlankRow(person.residentNumber), ticketNumber: reissued };
  await upload(database, anAct({ actor }), { content: [row] });
  const tickets = [person.ticketNumber, reissued].map((ticketNumber) =>
    aTicket(municipalityCode, { ticketNumber })
  );
  return { municipalityCode, tickets };
}
