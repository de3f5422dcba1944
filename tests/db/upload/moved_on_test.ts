import assert from "node:assert/strict";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { approveUpload } from "../../../db/upload/decide_upload.ts";
import { listSamples } from "../../../db/upload/upload_records.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aBlankRow, aRecipient, type RecipientCells } from "./a_recipient.ts";
import { aJobOffice, checkFile, countsOf, outcomeOf, upload } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** A review of `reviewed`, and meanwhile a registration of `meanwhile`, and then the approval. */
async function overtakenReview(
  { before, reviewed, meanwhile }: Record<"before" | "reviewed" | "meanwhile", RecipientCells[]>,
) {
  const act = anAct();
  if (before.length > 0) await upload(database, act, { content: before });
  const id = await checkFile(database, act, { content: reviewed });
  const other = await upload(database, act, { content: meanwhile });
  assert.equal(other.record.state, "applied");
  const register = await registerOf(act);
  await approve(act, id);
  return { act, id, wasWritten: async () => await registerOf(act) !== register };
}

async function approve(act: Act, uploadId: string): Promise<void> {
  const approval = { rejectedRows: "left_out", doubts: "settled" } as const;
  const answer = await approveUpload(database.register, act, { uploadId, approval });
  assert.ok(answer.ok);
  await runJobs(aJobOffice(database));
}

async function registerOf({ actor }: Act): Promise<string> {
  const [row] = await owner`
    select (select jsonb_agg(to_jsonb(r) order by id) from recipient r
        where municipality_code = ${actor.municipalityCode}) as people,
      (select jsonb_agg(to_jsonb(t) order by ticket_number) from ticket t
        where municipality_code = ${actor.municipalityCode}) as tickets`;
  return JSON.stringify(row);
}

const person = aRecipient();
const stranger = aRecipient();
const row = (cells: Partial<RecipientCells>) => ({ ...aBlankRow(person.residentNumber), ...cells });

const movements: Record<string, Parameters<typeof overtakenReview>[0]> = {
  "a person who was new is registered": {
    before: [],
    reviewed: [person],
    meanwhile: [{ ...person, familyName: "鈴木" }],
  },
  "a person who would change has changed otherwise": {
    before: [person],
    reviewed: [row({ familyName: "鈴木" })],
    meanwhile: [row({ birthDate: "19600101" })],
  },
  "a change has been made already": {
    before: [person],
    reviewed: [row({ familyName: "鈴木" })],
    meanwhile: [row({ familyName: "鈴木" })],
  },
  "a person without a difference has one now": {
    before: [person],
    reviewed: [person],
    meanwhile: [row({ givenName: "太郎" })],
  },
  "the ticket that a row would replace is another one now": {
    before: [person],
    reviewed: [row({ ticketNumber: aRecipient().ticketNumber })],
    meanwhile: [row({ ticketNumber: aRecipient().ticketNumber })],
  },
  "a ticket has become somebody else's": {
    before: [person],
    reviewed: [row({ ticketNumber: stranger.ticketNumber })],
    meanwhile: [stranger],
  },
  "a My Number has become somebody else's": {
    before: [person],
    reviewed: [row({ myNumber: stranger.myNumber })],
    meanwhile: [stranger],
  },
};

for (const [movement, files] of Object.entries(movements)) {
  Deno.test(`when ${movement}, nothing is written and there is a new review`, async () => {
    const { act, id, wasWritten } = await overtakenReview(files);
    const { record } = await outcomeOf(database, act, id);
    assert.equal(record.state, "checked");
    assert.match(record.notice!, /登録済みの内容が変わったため、まだ登録していません/);
    assert.equal(await wasWritten(), false);
  });
}

Deno.test("the new review shows what the file would do now, and can be approved", async () => {
  const { act, id } = await overtakenReview({
    before: [person],
    reviewed: [row({ familyName: "鈴木" }), stranger],
    meanwhile: [row({ familyName: "佐藤" }), aRecipient({ ticketNumber: stranger.ticketNumber })],
  });
  const again = await outcomeOf(database, act, id);
  assert.deepEqual(countsOf(again), [0, 1, 0, 1]);
  assert.deepEqual(again.issues.map(({ line, column }) => [line, column]), [[2, "券番号"]]);
  const samples = await listSamples(database.register, act.actor.municipalityCode, id);
  assert.deepEqual(samples.map(({ line, cells }) => [line, cells]), [
    [1, [{ column: "氏名（姓）", before: "佐藤", after: "鈴木" }]],
  ]);
  await approve(act, id);
  const { record } = await outcomeOf(database, act, id);
  assert.equal(record.state, "applied");
  assert.equal(record.notice, null);
});

Deno.test("what became of people whom the file does not name changes no review", async () => {
  const { act, id } = await overtakenReview({
    before: [person],
    reviewed: [row({ familyName: "鈴木" })],
    meanwhile: [stranger],
  });
  assert.equal((await outcomeOf(database, act, id)).record.state, "applied");
});
