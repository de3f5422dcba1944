import assert from "node:assert/strict";
import { chooseUploadSteps, lookupUploadSteps } from "../../../db/upload/upload_setting.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aRecipient, type RecipientCells } from "./a_recipient.ts";
import { checkFile, countsOf, outcomeOf } from "./an_upload.ts";

const database = await aDatabase();
const { register } = database;
const owner = ownerSql(database);

/** An act of a municipality that wants clean files registered at once. */
async function anActInOneStep() {
  const act = anAct();
  await chooseUploadSteps(register, act, "one_step");
  return act;
}

Deno.test("a clean file is registered in one step where the municipality wants it", async () => {
  const act = await anActInOneStep();
  const people = [aRecipient(), aRecipient()];
  for (const [content, counts] of [[people, [2, 0, 0, 0]], [people.toReversed(), [0, 0, 2, 0]]]) {
    const id = await checkFile(database, act, { content: content as RecipientCells[] });
    const outcome = await outcomeOf(database, act, id);
    assert.equal(outcome.record.state, "applied");
    assert.deepEqual(countsOf(outcome), counts);
    const acts = await owner`select act from audit where subject_id = ${id}`;
    assert.deepEqual(acts.map(({ act }) => act), ["upload_applied"]);
  }
  assert.equal(await countRows(owner, "recipient", act.actor.municipalityCode), 2);
});

Deno.test("in one step, a file with a wrong row or a doubt still waits for a person", async () => {
  const act = await anActInOneStep();
  const content = [aRecipient(), aRecipient()];
  await checkFile(database, act, { content });
  const doubtful = {
    "a wrong cell": [aRecipient(), aRecipient({ sex: "5" })],
    "a contradiction to a stored person": [aRecipient({ myNumber: content[0]!.myNumber })],
    "the same file again": content,
  };
  for (const [doubt, rows] of Object.entries(doubtful)) {
    const id = await checkFile(database, act, { content: rows });
    assert.equal((await outcomeOf(database, act, id)).record.state, "checked", doubt);
  }
  assert.equal(await countRows(owner, "recipient", act.actor.municipalityCode), 2);
});

Deno.test("unless it is chosen every file waits, and the choice is audited and the municipality's own", async () => {
  const [act, neighbour] = [anAct(), anAct()];
  const code = act.actor.municipalityCode;
  assert.equal(await lookupUploadSteps(register, code), "always_review");
  await chooseUploadSteps(register, act, "one_step");
  assert.equal(await lookupUploadSteps(register, code), "one_step");
  assert.equal(
    await lookupUploadSteps(register, neighbour.actor.municipalityCode),
    "always_review",
  );
  const later = { ...act, at: new Date(act.at.getTime() + 1) };
  await chooseUploadSteps(register, later, "always_review");
  const id = await checkFile(database, act, { content: [aRecipient()] });
  assert.equal((await outcomeOf(database, act, id)).record.state, "checked");
  const rows = await owner`
    select detail from audit where municipality_code = ${code}
      and act = 'upload_setting_changed' order by at`;
  assert.deepEqual(rows.map(({ detail }) => detail), [
    { steps: "one_step" },
    { steps: "always_review" },
  ]);
});
