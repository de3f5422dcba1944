import assert from "node:assert/strict";
import type { Database } from "../../../db/database.ts";
import { findRegistered } from "../../../db/transfer/view_incomer.ts";
import type { RegisteredIncomer } from "../../../db/transfer/incomer.ts";
import { residentNumberKey } from "../../../domain/recipient/resident_number.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { aFiledDose } from "../dose_upload/a_dose_file.ts";
import { applyDoses, applyPeople } from "../dose_upload/apply_rows.ts";
import { ownerSql } from "../owner_sql.ts";
import { aMyNumber, aRecipient, aTicketNumber } from "../upload/a_recipient.ts";
import { anAnsweredCase, anIncomer, type AnsweredCase } from "./an_answer.ts";

const database: Database = await aDatabase();
const owner = ownerSql(database);

function idOf(registered: RegisteredIncomer): string {
  assert.ok(registered.ok, JSON.stringify(registered));
  return registered.registered.recipientId;
}

function problemsOf(registered: RegisteredIncomer): string[] {
  return registered.ok
    ? []
    : registered.problems.map(({ field, message }) => `${field}：${message}`);
}

function codeOf({ act }: AnsweredCase): string {
  return act.actor.municipalityCode;
}

/** Everything a registration could leave behind in the municipality. */
async function rowsOf(given: AnsweredCase): Promise<unknown> {
  const code = codeOf(given);
  const [row] = await owner`select
    (select count(*) from recipient where municipality_code = ${code}) as people,
    (select count(*) from ticket where municipality_code = ${code}) as tickets,
    (select count(*) from dose where municipality_code = ${code}) as doses,
    (select count(*) from change where municipality_code = ${code}) as changes`;
  return row;
}

Deno.test("the person, their ticket and the answered doses are written in one change", async () => {
  const given = await anAnsweredCase(database);
  const { act, inquiryId, former } = given;
  const incomer = anIncomer({ residentNumber: "000777" });
  const recipientId = idOf(await given.registers(incomer));

  const [person] = await owner`select * from recipient where id = ${recipientId}`;
  assert.equal(person!.municipality_code, codeOf(given));
  assert.equal(person!.resident_number, "000777");
  assert.equal(person!.resident_number_key, "777");
  assert.equal(person!.name_key, "ヤマダハナコ");
  assert.equal(person!.my_number_sealed, null);
  const doses = await owner`
    select ticket_number, dose_number, vaccinated_on::text, venue_name, doctor_name, vaccine_code,
      vaccine_maker, lot_number, place_code, source, registered_at, account_id, client_key,
      change_id from dose where municipality_code = ${codeOf(given)} order by dose_number`;
  assert.deepEqual(doses.map(({ change_id: _, ...dose }) => dose), [
    transferred(1, "2021-06-01"),
    transferred(2, "2021-06-29"),
  ]);
  const [change] = await owner`
    select * from change where municipality_code = ${codeOf(given)} and kind = 'registration'`;
  assert.deepEqual(
    new Set([person!.change_id, ...doses.map((dose) => dose.change_id)]),
    new Set([change!.id]),
  );
  assert.equal(change!.source, `inquiry:${inquiryId}`);
  assert.match(change!.reason, /^転入処理の照会への回答による登録（.+）$/);
  const [audit] = await owner`select detail, subject_id, login_id from audit
    where municipality_code = ${codeOf(given)} and act = 'answer_registered'`;
  assert.deepEqual(audit, {
    detail: { inquiry: inquiryId, change: change!.id, doses: 2 },
    subject_id: recipientId,
    login_id: act.actor.loginId,
  });

  function transferred(doseNumber: number, vaccinatedOn: string) {
    return {
      ticket_number: incomer.person.ticketNumber,
      dose_number: doseNumber,
      vaccinated_on: vaccinatedOn,
      venue_name: "市民ホール",
      doctor_name: "医師　花子",
      vaccine_code: "pfizer",
      vaccine_maker: "ファイザー",
      lot_number: "EY5420",
      place_code: former.actor.municipalityCode,
      source: "transfer",
      registered_at: former.at,
      account_id: act.actor.accountId,
      client_key: null,
    };
  }
});

Deno.test("a case registers one person once, whoever sends the form and however often", async () => {
  const given = await anAnsweredCase(database);
  const colleague = anAct({ actor: anActor({ municipalityCode: codeOf(given) }) });
  assert.equal(await findRegistered(given.office, given.act, given.inquiryId), undefined);
  const incomer = anIncomer();
  const all = await Promise.all([
    given.registers(incomer),
    given.registers(incomer),
    given.registers(anIncomer(), colleague),
  ]);
  const [first, ...others] = all.map(idOf);
  assert.deepEqual(others, [first, first]);
  const remembered = await findRegistered(given.office, colleague, given.inquiryId);
  assert.equal(remembered?.recipientId, first);
  assert.deepEqual(await rowsOf(given), { people: 1, tickets: 1, doses: 2, changes: 1 });
});

Deno.test("of two who register the same person from two cases at once, one is refused", async () => {
  const given = await anAnsweredCase(database);
  const again = await anAnsweredCase(database, { act: given.act, former: given.former });
  const incomer = anIncomer();
  const both = await Promise.all([given.registers(incomer), again.registers(incomer)]);
  const [refused, ...others] = both.filter(({ ok }) => !ok);
  assert.deepEqual(others, []);
  assert.match(
    problemsOf(refused!).join(),
    /residentNumber：この個別宛名番号の人はすでに登録されています/,
  );
  const [registered] = both.filter(({ ok }) => ok).map(idOf);
  assert.deepEqual(refused!.ok ? [] : refused!.peopleIds, [registered]);
  assert.equal((await rowsOf(given) as { people: number }).people, 1);
});

Deno.test("numbers that are somebody else's are refused, and nothing is written", async () => {
  const given = await anAnsweredCase(database);
  const other = aRecipient({ familyKana: "サトウ" });
  await applyPeople(database, given.act, [other]);
  const before = await rowsOf(given);
  const taken = await given.registers(anIncomer({ residentNumber: `00${other.residentNumber}` }));
  assert.match(problemsOf(taken).join(), /^residentNumber：この個別宛名番号の人はすでに登録/);
  const ticket = await given.registers(anIncomer({ ticketNumber: other.ticketNumber }));
  const theirs = `個別宛名番号「${other.residentNumber}」の人に登録されています`;
  assert.match(problemsOf(ticket).join(), new RegExp(`^ticketNumber：この券番号は${theirs}`));
  assert.deepEqual(await rowsOf(given), before);
});

Deno.test("somebody alike whom the page did not show is offered first", async () => {
  const given = await anAnsweredCase(database);
  const twin = aRecipient({ familyKana: "ヤマダハナコ", givenKana: "", ticketNumber: "" });
  await applyPeople(database, given.act, [twin]);
  const refused = await given.registers(anIncomer());
  assert.match(problemsOf(refused).join(), /^：同じ人がすでに登録されている可能性があります/);
  const peopleIds = refused.ok ? [] : refused.peopleIds;
  assert.equal(peopleIds.length, 1);
  idOf(await given.registers(anIncomer({ seen: peopleIds })));
  assert.equal((await rowsOf(given) as { people: number }).people, 2);
});

Deno.test("the My Number that was asked about goes along if wanted, sealed for its new owner", async () => {
  const myNumber = aMyNumber(800_001);
  const given = await anAnsweredCase(database, { about: { kind: "my_number", myNumber } });
  const incomer = anIncomer({ takesMyNumber: true });
  const id = idOf(await given.registers(incomer));
  const [row] = await owner`
    select my_number_sealed as sealed, my_number_index as index from recipient where id = ${id}`;
  const { myNumbers } = theSealers();
  const residentNumber = residentNumberKey(incomer.person.residentNumber);
  const holder = { municipalityCode: codeOf(given), residentNumberKey: residentNumber };
  assert.equal(myNumbers.open(row!.sealed, holder), myNumber);
  assert.deepEqual(Buffer.from(row!.index), Buffer.from(myNumbers.index(myNumber, codeOf(given))));

  const declined = await anAnsweredCase(database, { about: { kind: "my_number", myNumber } });
  const without = idOf(await declined.registers(anIncomer()));
  const [bare] =
    await owner`select my_number_sealed as sealed from recipient where id = ${without}`;
  assert.equal(bare!.sealed, null);
});

Deno.test("a My Number somebody here has is not given to a second one", async () => {
  const holder = aRecipient({ familyKana: "サトウ" });
  const about = { kind: "my_number" as const, myNumber: holder.myNumber };
  const given = await anAnsweredCase(database, { about });
  await applyPeople(database, given.act, [holder]);
  const refused = await given.registers(anIncomer({ takesMyNumber: true }));
  assert.match(
    problemsOf(refused).join(),
    new RegExp(`^takesMyNumber：.*「${holder.residentNumber}」の人に登録されています`),
  );
  assert.doesNotMatch(problemsOf(refused).join(), /\d{12}/);
  idOf(await given.registers(anIncomer()));
});

Deno.test("a ticket that waited for its person comes with its doses, and none is there twice", async () => {
  const given = await anAnsweredCase(database);
  const ticket = aTicket(codeOf(given), { doseNumber: 2 });
  const entry = aDoseEntry({ vaccinatedOn: "2021-06-30" });
  const waiting = await giveDose(database, given.act, aDose(ticket, { entry }));
  const filed = {
    residentNumber: "900001",
    doses: [
      undefined,
      undefined,
      aFiledDose({
        ticketNumber: aTicketNumber(900_001),
        vaccinatedOn: "20210701",
      }),
    ],
  };
  await applyDoses(database, given.act, [filed]);
  const { ticketNumber } = ticket;
  idOf(await given.registers(anIncomer({ residentNumber: "900001", ticketNumber })));
  const doses = await owner`
    select dose.id, dose_number, source, state from dose join ticket
      using (municipality_code, ticket_number)
    where municipality_code = ${codeOf(given)} and resident_number_key = '900001'
    order by dose_number`;
  assert.deepEqual(
    doses.map(({ dose_number, source, state }) => [dose_number, source, state]),
    [[1, "transfer", "active"], [2, "venue", "active"], [3, "upload", "superseded"]],
  );
  assert.equal(doses[1]!.id, waiting);
});
