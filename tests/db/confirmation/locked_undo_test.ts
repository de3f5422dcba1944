import assert from "node:assert/strict";
import { previewUndo } from "../../../db/upload/undo/preview_undo.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import {
  aBlankRow,
  aRecipient,
  aTicketNumber,
  type RecipientCells,
} from "../upload/a_recipient.ts";
import { doseFile } from "../upload/an_applied_dose_file.ts";
import { registerOf, undo } from "../upload/an_undo.ts";
import { upload, type UploadedFile } from "../upload/an_upload.ts";
import { confirm, wholeRecord } from "./a_confirmation.ts";

const database = await aDatabase();
const owner = ownerSql(database);

let ticketsTaken = 820_000_000;
const aNewTicket = () => aTicketNumber(++ticketsTaken);

/** What is registered of two people before, and the file about both that is then taken back. */
interface Case {
  before(people: RecipientCells[]): UploadedFile[];
  file(people: RecipientCells[]): UploadedFile;
}

const doses = (people: RecipientCells[], doseNumber: number): UploadedFile => ({
  kind: "dose",
  content: doseFile(people.map(({ residentNumber, ticketNumber }) => ({
    residentNumber,
    ticketNumber,
    doseNumber,
  }))),
});

const CASES: Record<string, Case> = {
  "that added them": {
    before: () => [],
    file: (content) => ({ content }),
  },
  "that renamed them": {
    before: (content) => [{ content }],
    file: (people) => ({ content: people.map((it) => ({ ...it, familyName: "誤字" })) }),
  },
  "that gave them other tickets": {
    before: (content) => [{ content }],
    file: (people) => ({
      content: people.map(({ residentNumber }) => ({
        ...aBlankRow(residentNumber),
        ticketNumber: aNewTicket(),
      })),
    }),
  },
  "that added a dose": {
    before: (content) => [{ content }, doses(content, 1)],
    file: (people) => doses(people, 2),
  },
  "that added a dose on a ticket of its own": {
    before: (content) => [{ content }],
    file: (people) => doses(people.map((it) => ({ ...it, ticketNumber: aNewTicket() })), 1),
  },
  "that found the people of waiting tickets": {
    before: (people) => [doses(people.map((it) => ({ ...it, residentNumber: "" })), 1)],
    file: (content) => ({ content }),
  },
};

for (const [which, { before, file }] of Object.entries(CASES)) {
  Deno.test(`a locked record is kept and listed when the file ${which} is taken back`, async () => {
    const act = anAct({ actor: anActor() });
    const code = act.actor.municipalityCode;
    const people = [aRecipient(), aRecipient()];
    const [locked, free] = people as [RecipientCells, RecipientCells];
    for (const earlier of before(people)) await upload(database, act, earlier);
    const registered = await registerOf(owner, code);
    const { id } = await upload(database, act, file(people));
    const recipientId = await confirm(database, act, locked);
    const record = await wholeRecord(owner, recipientId);

    const { confirmedPeople } = await previewUndo(database.register, code, id);
    assert.equal(confirmedPeople, 1);
    const kept = await undo(database, act, id);
    assert.equal(await wholeRecord(owner, recipientId), record);
    assert.deepEqual(kept.map(({ residentNumber }) => residentNumber), [locked.residentNumber]);
    assert.match(
      kept[0]!.reason,
      /2021年7月1日にyakuba@town\.lg\.jpが紙の書類と照合して「確認済み」にしているため、残しました。$/,
    );
    assert.deepEqual(
      (await registerOf(owner, code)).map((rows) => rows.filter((row) => isOf(row, free))),
      registered.map((rows) => rows.filter((row) => isOf(row, free))),
      "the other one is as before",
    );
  });
}

function isOf(row: Record<string, unknown>, { residentNumber, ticketNumber }: RecipientCells) {
  return row.resident_number_key === residentNumber || row.ticket_number === ticketNumber;
}
