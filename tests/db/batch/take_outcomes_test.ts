import assert from "node:assert/strict";
import { takeOutcomes } from "../../../db/batch/take_outcomes.ts";
import type { Act } from "../../../domain/account/act.ts";
import { AppError } from "../../../domain/app_error.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { protectPerson } from "../protection/a_protection.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { anIncomer, askIncomers, aStaffedMunicipality, receiveIncomers } from "./a_batch.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

/** A town with one person who has a dose and another who has none, and staff who asked about both. */
async function anAnsweredBatch() {
  const municipalityCode = await aStaffedMunicipality(database);
  const there = anAct({ actor: anActor({ municipalityCode }) });
  const given = aRecipient({ familyKana: "セッシュ" });
  const ungiven = aRecipient({ familyKana: "ミセッシュ" });
  await upload(database, there, { content: [given, ungiven] });
  const ticket = aTicket(municipalityCode, { ticketNumber: given.ticketNumber });
  await giveDose(database, there, aDose(ticket));
  const act = anAct();
  const { id, rows } = await askIncomers(database, act, [
    anIncomer({ municipality: municipalityCode, familyKana: "セッシュ" }),
    anIncomer({ municipality: municipalityCode, familyKana: "ミセッシュ" }),
    anIncomer({ municipality: municipalityCode, familyKana: "セッシュ" }),
  ]);
  const [first, second] = rows.map(({ inquiryId }) => inquiryId!);
  return { act, there, id, first: first!, second: second!, ticket };
}

async function actsOf(subjectId: string): Promise<string[]> {
  const rows = await owner`
    select act from audit where subject_id = ${subjectId} or detail->>'inquiry' = ${subjectId}
    order by 1`;
  return rows.map(({ act }) => act);
}

async function timelineOf(inquiryId: string): Promise<string[]> {
  const rows = await owner`
    select side || ' ' || event.kind as line from inquiry_event as event
    join inquiry on inquiry.municipality_code = event.municipality_code and inquiry.id = inquiry_id
    where inquiry_id = ${inquiryId} order by 1`;
  return rows.map(({ line }) => line);
}

Deno.test("who takes the outcomes has the doses of everybody who was found, as they are now", async () => {
  const { act, there, id, first, second, ticket } = await anAnsweredBatch();
  const before = await takeOutcomes(register, act, id);
  assert.deepEqual(before.answers.get(first)!.map(({ doseNumber }) => doseNumber), [1]);
  assert.deepEqual(before.answers.get(second), []);
  assert.equal(before.rows.length, 3);

  await giveDose(database, there, aDose({ ...ticket, doseNumber: 2 }));
  const after = await takeOutcomes(register, act, id);
  assert.deepEqual(after.answers.get(first)!.map(({ doseNumber }) => doseNumber), [1, 2]);
});

Deno.test("each answer counts as opened on both sides, in the timelines once", async () => {
  const { act, id, first } = await anAnsweredBatch();
  await takeOutcomes(register, act, id);
  await takeOutcomes(register, act, id);
  const acts = await actsOf(first);
  assert.deepEqual(acts.filter((name) => name.startsWith("answer_")), [
    "answer_given",
    "answer_given",
    "answer_opened",
    "answer_opened",
  ]);
  assert.deepEqual(await timelineOf(first), [
    "asked asked",
    "asked opened",
    "asking asked",
    "asking opened",
  ]);
  const taken = await owner`select act from audit where detail->>'batch' = ${id}
    and act like 'batch_%' order by 1`;
  assert.deepEqual(taken.map(({ act }) => act), ["batch_received", "batch_taken", "batch_taken"]);
});

Deno.test("when the time is over, the outcomes come without doses", async () => {
  const { act, id, first } = await anAnsweredBatch();
  const late: Act = { ...act, at: new Date(TEST_TIME.getTime() + 73 * 3_600_000) };
  const { answers, rows } = await takeOutcomes(register, late, id);
  assert.deepEqual([...answers], []);
  assert.equal(rows[0]!.outcome, "one");
  assert.ok(!(await actsOf(first)).includes("answer_given"));
});

Deno.test("somebody who came under 支援措置 since is told of no more, and nothing says why", async () => {
  const { act, there, id, first, second } = await anAnsweredBatch();
  const [asked] = await owner`
    select recipient_id from inquiry where id = ${first} and side = 'asked'`;
  await protectPerson(database, there, { recipientId: asked!.recipient_id });
  const { answers, rows } = await takeOutcomes(register, act, id);
  assert.deepEqual([...answers.keys()], [second]);
  assert.deepEqual(
    { ...rows[0]!, line: 0, typed: null, inquiryId: null },
    { ...rows[1]!, line: 0, typed: null, inquiryId: null },
  );
});

Deno.test("a neighbour takes nothing, and nobody takes what is not asked yet", async () => {
  const { id } = await anAnsweredBatch();
  const kindOf = (kind: string) => (error: unknown) =>
    error instanceof AppError && error.kind === kind;
  await assert.rejects(takeOutcomes(register, anAct(), id), kindOf("not_found"));
  const act = anAct();
  const municipality = await aStaffedMunicipality(database);
  const waiting = await receiveIncomers(database, act, [anIncomer({ municipality })]);
  await assert.rejects(takeOutcomes(register, act, waiting), kindOf("conflict"));
});
