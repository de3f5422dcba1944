import assert from "node:assert/strict";
import Papa from "papaparse";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { aFiledDose, doseCells } from "../dose_upload/a_dose_file.ts";
import { ownerSql } from "../owner_sql.ts";
import {
  aBlankRow,
  aRecipient,
  aTicketNumber,
  type RecipientCells,
} from "../upload/a_recipient.ts";
import { doseFile } from "../upload/an_applied_dose_file.ts";
import { countsOf, upload, type UploadedFile } from "../upload/an_upload.ts";
import { confirm, recipientIdOf, release, wholeRecord } from "./a_confirmation.ts";

const database = await aDatabase();
const owner = ownerSql(database);

interface Locked {
  act: Act;
  person: RecipientCells;
  recipientId: string;
  /** A ticket with a dose, whose person is not registered. */
  waiting: string;
}

let ticketsTaken = 810_000_000;

/** A person with one dose whose record is locked. */
async function aLockedPerson(): Promise<Locked> {
  const act = anAct({ actor: anActor() });
  const code = act.actor.municipalityCode;
  const person = aRecipient();
  const waiting = aTicketNumber(++ticketsTaken);
  await upload(database, act, { content: [person] });
  await giveDose(database, act, aDose(aTicket(code, { ticketNumber: person.ticketNumber })));
  const given = aDose(aTicket(code, { ticketNumber: waiting, doseNumber: 2 }));
  await giveDose(database, act, given);
  return { act, person, waiting, recipientId: await confirm(database, act, person) };
}

const REISSUED = aTicketNumber(809_999_999);

/** Files that would change the record, each with one row. */
const FILES: Record<string, (locked: Locked) => UploadedFile> = {
  "another name": ({ person }) => ({ content: [{ ...person, familyName: "鈴木" }] }),
  "a departure": ({ person: { residentNumber } }) => ({
    content: [{ ...aBlankRow(residentNumber), flag: "1" }],
  }),
  "blank cells that empty what is stored": ({ person: { residentNumber } }) => ({
    content: [aBlankRow(residentNumber)],
    mode: "overwrite_all",
  }),
  "another My Number": ({ person }) => ({
    content: [{ ...person, myNumber: aRecipient().myNumber }],
  }),
  "a ticket that was re-issued": ({ person }) => ({
    content: [{ ...person, ticketNumber: REISSUED }],
  }),
  "a ticket that waited for somebody": ({ person, waiting }) => ({
    content: [{ ...person, ticketNumber: waiting }],
  }),
  "a second dose for the person": ({ person: { residentNumber, ticketNumber } }) => ({
    kind: "dose",
    content: doseFile([{ residentNumber, ticketNumber, doseNumber: 2 }]),
  }),
  "a second dose on the ticket": ({ person: { ticketNumber } }) => ({
    kind: "dose",
    content: doseFile([{ ticketNumber, doseNumber: 2 }]),
  }),
  "a second dose on a ticket that is new": ({ person: { residentNumber } }) => ({
    kind: "dose",
    content: doseFile([{ residentNumber, ticketNumber: REISSUED, doseNumber: 2 }]),
  }),
  "that a waiting ticket is theirs": ({ person: { residentNumber }, waiting }) => ({
    kind: "dose",
    content: asGiven({ residentNumber, ticketNumber: waiting }),
  }),
};

/** A second dose just as `aDose` has it. */
function asGiven(
  { residentNumber, ticketNumber }: Record<"residentNumber" | "ticketNumber", string>,
) {
  const second = aFiledDose({ ticketNumber, vaccinatedOn: "20210630" });
  return Papa.unparse([doseCells({ residentNumber, doses: [undefined, second] })]);
}

for (const [what, fileFor] of Object.entries(FILES)) {
  Deno.test(`a file that says ${what} changes nothing in a locked record, and says why`, async () => {
    const locked = await aLockedPerson();
    const { act, recipientId } = locked;
    const before = await wholeRecord(owner, recipientId);
    const file = { ...fileFor(locked), rejectedRows: "left_out" as const };
    const { issues, record } = await upload(database, act, file);
    assert.equal(await wholeRecord(owner, recipientId), before);
    assert.deepEqual([record.state, record.rejectedCount], ["applied", 1]);
    assert.deepEqual(issues.map(({ line, column }) => [line, column]), [[1, "個別宛名番号"]]);
    assert.match(
      issues[0]!.message,
      /2021年7月1日にyakuba@town\.lg\.jpが紙の書類と照合して「確認済み」に/,
    );
    await release(database, act, recipientId);
    const again = await upload(database, act, fileFor(locked));
    assert.equal(again.record.rejectedCount, 0);
    assert.notEqual(await wholeRecord(owner, recipientId), before, "it would have changed");
  });
}

Deno.test("a row that changes nothing is no fault, and the other rows of the file go in", async () => {
  const { act, person, recipientId } = await aLockedPerson();
  const before = await wholeRecord(owner, recipientId);
  const people = await upload(database, act, { content: [person, aRecipient()] });
  assert.deepEqual(countsOf(people), [1, 0, 1, 0]);
  const { residentNumber, ticketNumber } = person;
  const doses = await upload(database, act, {
    kind: "dose",
    content: doseFile([{ residentNumber, ticketNumber }, { ticketNumber: REISSUED }]),
  });
  assert.equal(doses.record.conflictCount, 1, "venue and file differ");
  assert.deepEqual(doses.issues, []);
  assert.equal(await wholeRecord(owner, recipientId), before);
});

Deno.test("a locked person's ticket goes to nobody else", async () => {
  const { act, person: { ticketNumber }, recipientId } = await aLockedPerson();
  const before = await wholeRecord(owner, recipientId);
  const content = [{ ...aRecipient(), ticketNumber }];
  const { issues } = await upload(database, act, { content, rejectedRows: "left_out" });
  assert.match(issues[0]!.message, /の人に登録されています/);
  assert.equal(await wholeRecord(owner, recipientId), before);
});

Deno.test("a ticket awaited by a locked person joins them with the first file after the release", async () => {
  const { act, recipientId, waiting } = await aLockedPerson();
  const code = act.actor.municipalityCode;
  // As after a correction of 個別宛名番号, by which the person became the awaited one.
  await owner`
    insert into awaited_recipient
      (municipality_code, ticket_number, resident_number_key, resident_number, change_id)
    select municipality_code, ${waiting}, resident_number_key, resident_number, change_id
    from recipient where id = ${recipientId}`;
  const before = await wholeRecord(owner, recipientId);
  const ownerOf = async () => {
    const [row] = await owner`
      select resident_number_key as key from ticket
      where municipality_code = ${code} and ticket_number = ${waiting}`;
    return row!.key;
  };
  await upload(database, act, { content: [aRecipient()] });
  assert.equal(await wholeRecord(owner, recipientId), before);
  assert.equal(await ownerOf(), null);
  await release(database, act, recipientId);
  const newcomer = aRecipient();
  await upload(database, act, { content: [newcomer] });
  assert.notEqual(await ownerOf(), null);
  assert.notEqual(await recipientIdOf(database, act, newcomer), recipientId);
});
