import assert from "node:assert/strict";
import { undoChange } from "../../../db/change/undo_change.ts";
import { viewPair } from "../../../db/duplicate/look_up_pair.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { approveUpload } from "../../../db/upload/decide_upload.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { until } from "../embedded/writer_process.ts";
import { ownerSql } from "../owner_sql.ts";
import { aBlankRow, aRecipient, type RecipientCells } from "../upload/a_recipient.ts";
import { doseFile } from "../upload/an_applied_dose_file.ts";
import { registerOf } from "../upload/an_undo.ts";
import { aJobOffice, checkFile, countsOf, outcomeOf, upload } from "../upload/an_upload.ts";
import { aStoredPair, mergeAsTyped } from "./a_pair.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** A pair of which the older record went into the newer one. */
async function aMergedPair(act: ReturnType<typeof anAct>) {
  const { pair, people: [older, newer] } = await aStoredPair(database, act);
  assert.ok((await mergeAsTyped(database, act, { pair, typed: { kept: "right" } })).ok);
  return { pair, absorbed: older, kept: newer };
}

const told = ({ residentNumber }: RecipientCells) =>
  new RegExp(`個別宛名番号「${residentNumber}」の人と統合済みです`);

Deno.test("a row that names an absorbed number is refused and told which number it is now", async () => {
  const act = anAct();
  const { absorbed, kept } = await aMergedPair(act);
  const before = await registerOf(owner, act.actor.municipalityCode);
  const other = aRecipient();
  const { issues, ...sent } = await upload(database, act, {
    content: [other, { ...absorbed, familyName: "改姓" }],
  });
  assert.match(issues.map(({ message }) => message).join("\n"), told(kept));
  assert.deepEqual([...new Set(issues.map(({ line }) => line))], [2]);
  assert.deepEqual(countsOf({ ...sent, issues }).at(-1), 1);
  assert.deepEqual(await registerOf(owner, act.actor.municipalityCode), before);
});

Deno.test("a flag that takes the absorbed person out of the municipality's own register passes", async () => {
  const act = anAct();
  const { absorbed } = await aMergedPair(act);
  const row = { ...aBlankRow(absorbed.residentNumber), flag: "3" };
  const outcome = await upload(database, act, { content: [row] });
  assert.deepEqual([outcome.issues, countsOf(outcome)], [[], [0, 0, 1, 0]]);
});

Deno.test("a ticket or a flag 9 brings no absorbed person back", async () => {
  const act = anAct();
  const { absorbed } = await aMergedPair(act);
  for (const cells of [{ flag: "9" }, { ticketNumber: "0999999999" }]) {
    const row = { ...aBlankRow(absorbed.residentNumber), ...cells };
    const { issues } = await upload(database, act, { content: [row] });
    assert.equal(issues.length, 1, JSON.stringify(cells));
  }
});

Deno.test("a dose for an absorbed number is refused, for the kept one it is registered", async () => {
  const act = anAct();
  const { absorbed, kept } = await aMergedPair(act);
  const { residentNumber, ticketNumber } = absorbed;
  const refused = await upload(database, act, {
    kind: "dose",
    content: doseFile([{ residentNumber, ticketNumber: "" }]),
  });
  assert.match(refused.issues.map(({ message }) => message).join("\n"), told(kept));
  const taken = await upload(database, act, {
    kind: "dose",
    content: doseFile([{ residentNumber: kept.residentNumber, ticketNumber }]),
  });
  assert.deepEqual(taken.issues, []);
});

Deno.test("when the merge is taken back, the row is as good as before", async () => {
  const act = anAct();
  const { pair, absorbed } = await aMergedPair(act);
  const { standing } = await viewPair(database.register, act, pair);
  const undo = { changeId: standing.merge!.changeId, reason: "統合の誤り" };
  assert.deepEqual(await undoChange(database.register, act, undo), { ok: true, value: undefined });
  const { issues } = await upload(database, act, {
    content: [{ ...absorbed, familyName: "改姓" }],
  });
  assert.deepEqual(issues, []);
});

/** A file, approved, that gives the older record of a pair a ticket. */
async function anApprovedFile(act: ReturnType<typeof anAct>) {
  const { pair, people: [older] } = await aStoredPair(database, act);
  const content = [{ ...aBlankRow(older.residentNumber), ticketNumber: "0999999998" }];
  const uploadId = await checkFile(database, act, { content });
  const approval = { rejectedRows: "not_accepted", doubts: "settled" } as const;
  assert.ok((await approveUpload(database.register, act, { uploadId, approval })).ok);
  const merge = () => mergeAsTyped(database, act, { pair, typed: { kept: "right" } });
  return { uploadId, merge, code: act.actor.municipalityCode };
}

Deno.test("a file approved before the merge is reviewed anew after it", async () => {
  const act = anAct();
  const { uploadId, merge, code } = await anApprovedFile(act);
  assert.ok((await merge()).ok);
  const before = await registerOf(owner, code);
  await runJobs(aJobOffice(database));
  const { record, issues } = await outcomeOf(database, act, uploadId);
  assert.deepEqual([record.state, issues.length], ["checked", 1]);
  assert.deepEqual(await registerOf(owner, code), before);
});

Deno.test("a file weighed before the merge writes nothing after it", async () => {
  const act = anAct();
  const { uploadId, merge, code } = await anApprovedFile(act);
  let before: unknown;
  await runHeldBeforeWriting(async () => {
    assert.ok((await merge()).ok);
    before = await registerOf(owner, code);
  });
  const { record: { state, notice } } = await outcomeOf(database, act, uploadId);
  assert.deepEqual([state, await registerOf(owner, code)], ["checked", before]);
  assert.match(notice ?? "", /別の記録に統合されました。何も登録していません/);
});

/** Runs the queued jobs; does `meanwhile` when one has weighed its file and written nothing yet. */
async function runHeldBeforeWriting(meanwhile: () => Promise<void>): Promise<void> {
  let running = Promise.resolve();
  await owner.begin(async (held) => {
    await held`lock table upload_issue in share mode`;
    running = runJobs(aJobOffice(database));
    await until(async () => {
      const [waiting] = await owner`
        select count(*) as count from pg_locks where not granted
          and database = (select oid from pg_database where datname = current_database())`;
      return waiting!.count > 0;
    });
    await meanwhile();
  });
  await running;
}
