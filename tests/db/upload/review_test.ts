import assert from "node:assert/strict";
import { approveUpload, cancelUpload } from "../../../db/upload/decide_upload.ts";
import { listSamples } from "../../../db/upload/upload_records.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { aRecipient, aTicketNumber } from "./a_recipient.ts";
import { aJobOffice, checkFile, countsOf, outcomeOf, upload } from "./an_upload.ts";

const database = await aDatabase();
const { register } = database;
const owner = ownerSql(database);

const SETTLED = { rejectedRows: "left_out", doubts: "settled" } as const;

/** A municipality with one registered person, and the review of a file with a row of each outcome. */
async function aReview() {
  const act = anAct();
  const known = aRecipient({ residentNumber: "0900000101" }); // no number of the builder
  const same = aRecipient();
  const bare = aRecipient();
  await upload(database, act, { content: [known, same, bare] });
  const content = [
    aRecipient({ residentNumber: "N1", givenName: "", ticketNumber: "", flag: "1" }),
    same,
    {
      ...known,
      familyName: "鈴木",
      birthDate: "19560413",
      ticketNumber: aTicketNumber(900_000_001),
    },
    { ...bare, givenName: "", ticketNumber: "", myNumber: aRecipient().myNumber },
    aRecipient({ sex: "7" }),
  ];
  const id = await checkFile(database, act, { content, mode: "overwrite_all" });
  return { act, id, known, bare, newcomer: content[0]! };
}

Deno.test("a review counts rows by what they would do, and nothing of them is written", async () => {
  const { act, id } = await aReview();
  const outcome = await outcomeOf(database, act, id);
  const { record } = outcome;
  assert.equal(record.state, "checked");
  assert.deepEqual(countsOf(outcome), [1, 2, 1, 1]);
  assert.deepEqual([record.rowCount, record.blankedCount, record.conflictCount], [5, 1, 0]);
  const { municipalityCode } = act.actor;
  assert.equal(await countRows(owner, "recipient", municipalityCode), 3);
  assert.equal(await countRows(owner, "ticket", municipalityCode), 3);
  assert.equal(await countRows(owner, "recipient_history", municipalityCode), 0);
  assert.equal(await countRows(owner, "change", municipalityCode), 1, "that of the first file");
});

Deno.test("a review shows rows of each outcome, cell by cell, before and after", async () => {
  const { act, id, known, bare, newcomer } = await aReview();
  const samples = await listSamples(register, act.actor.municipalityCode, id);
  const shown = (outcome: string) => samples.filter((sample) => sample.outcome === outcome);
  assert.deepEqual(shown("new"), [{
    outcome: "new",
    line: 1,
    residentNumber: "N1",
    cells: [
      { column: "氏名（姓）", before: null, after: newcomer.familyName },
      { column: "氏名（名）", before: null, after: null },
      { column: "氏名（セイ）", before: null, after: newcomer.familyKana },
      { column: "氏名（メイ）", before: null, after: newcomer.givenKana },
      { column: "生年月日", before: null, after: "1956年4月12日" },
      { column: "性別", before: null, after: "女" },
      { column: "券番号", before: null, after: null },
      { column: "転出／死亡フラグ", before: null, after: "転出" },
    ],
  }]);
  assert.deepEqual(shown("unchanged").map(({ line, cells }) => [line, cells]), [[2, []]]);
  assert.deepEqual(shown("changed").map(({ line }) => line), [3, 4]);
  assert.deepEqual(shown("changed")[0]!.cells, [
    { column: "氏名（姓）", before: "山田", after: "鈴木" },
    { column: "生年月日", before: "1956年4月12日", after: "1956年4月13日" },
    { column: "券番号", before: known.ticketNumber, after: aTicketNumber(900_000_001) },
  ]);
  assert.equal(shown("changed")[0]!.residentNumber, "0900000101");
  assert.deepEqual(shown("blanked").map(({ line }) => line), [4]);
  assert.deepEqual(shown("blanked")[0]!.cells, [
    { column: "氏名（名）", before: "花子", after: null },
    { column: "券番号", before: bare.ticketNumber, after: null },
    { column: "マイナンバー", before: "••••••••••••", after: "別の番号" },
  ]);
});

Deno.test("a review shows the first twenty rows of an outcome, in the order of the file", async () => {
  const act = anAct();
  const content = Array.from({ length: 30 }, () => aRecipient()).toReversed();
  const id = await checkFile(database, act, { content });
  const samples = await listSamples(register, act.actor.municipalityCode, id);
  assert.deepEqual(samples.map(({ line }) => line), Array.from({ length: 20 }, (_, i) => i + 1));
  assert.equal(samples[0]!.residentNumber, content[0]!.residentNumber);
});

Deno.test("flag 9 is no blank cell: taking a departure back empties nothing", async () => {
  const act = anAct();
  const [gone, other] = [aRecipient({ flag: "1" }), aRecipient({ flag: "2" })];
  await upload(database, act, { content: [gone, other] });
  const content = [{ ...gone, flag: "9" }, { ...other, flag: "" }];
  const id = await checkFile(database, act, { content, mode: "overwrite_all" });
  const { record } = await outcomeOf(database, act, id);
  assert.deepEqual([record.changedCount, record.blankedCount], [2, 1]);
  const samples = await listSamples(register, act.actor.municipalityCode, id);
  const blanked = samples.filter(({ outcome }) => outcome === "blanked");
  assert.deepEqual(blanked.map(({ line }) => line), [2]);
});

Deno.test("a file with wrong rows is not approved unless they are left out", async () => {
  const { act, id } = await aReview();
  const refused = await approve(act, id, { ...SETTLED, rejectedRows: "not_accepted" });
  assert.match(refused, /エラーの行を除いて登録する/);
  assert.equal((await outcomeOf(database, act, id)).record.state, "checked");
  assert.equal(await approve(act, id, SETTLED), "");
  await runJobs(aJobOffice(database));
  const outcome = await outcomeOf(database, act, id);
  assert.equal(outcome.record.state, "applied");
  assert.deepEqual(countsOf(outcome), [1, 2, 1, 1]);
  assert.equal(await countRows(owner, "recipient", act.actor.municipalityCode), 4);
});

Deno.test("a file with doubts is not approved before they are settled", async () => {
  const act = anAct();
  const file = { content: [aRecipient()] };
  await upload(database, act, file);
  const id = await checkFile(database, act, file);
  const [warning, ...others] = (await outcomeOf(database, act, id)).record.warnings;
  assert.deepEqual([warning!.kind, others], ["same_file", []]);
  assert.match(await approve(act, id, { ...SETTLED, doubts: "open" }), /注意の内容を確かめました/);
  assert.equal((await outcomeOf(database, act, id)).record.state, "checked");
  assert.equal(await approve(act, id, SETTLED), "");
});

Deno.test("a cancelled upload stays in the history, registers nothing and is audited", async () => {
  const { act, id } = await aReview();
  const { municipalityCode } = act.actor;
  assert.ok((await cancelUpload(register, act, id)).ok);
  await runJobs(aJobOffice(database));
  assert.equal((await outcomeOf(database, act, id)).record.state, "cancelled");
  assert.equal(await countRows(owner, "recipient", municipalityCode), 3);
  const [entry] = await owner`select act, login_id from audit where subject_id = ${id}`;
  assert.deepEqual({ ...entry }, { act: "upload_cancelled", login_id: act.actor.loginId });
  assert.match(await approve(act, id, SETTLED), /既に「取り消し」になっています/);
  const again = await cancelUpload(register, act, id);
  assert.match(again.ok ? "" : again.message, /既に「取り消し」になっています/);
});

Deno.test("of two people who decide at once one is heard, and the other told what was decided", async () => {
  for (const second of ["approves", "cancels"] as const) {
    const { act, id } = await aReview();
    const colleague = anAct({ actor: anActor({ municipalityCode: act.actor.municipalityCode }) });
    const answers = await Promise.all([
      approve(act, id, SETTLED),
      second === "approves"
        ? approve(colleague, id, SETTLED)
        : cancelUpload(register, colleague, id).then((it) => it.ok ? "" : it.message),
    ]);
    const refused = answers.filter((message) => message !== "");
    assert.equal(refused.length, 1, answers.join());
    assert.match(refused[0]!, /既に「(?:登録中|取り消し)」になっています/);
    await runJobs(aJobOffice(database));
    const { record } = await outcomeOf(database, act, id);
    assert.equal(record.state, /登録中/.test(refused[0]!) ? "applied" : "cancelled");
    const changes = await countRows(owner, "change", act.actor.municipalityCode);
    assert.equal(changes, record.state === "applied" ? 2 : 1);
  }
});

Deno.test("a file is not approved after its end, twice, or by a stranger", async () => {
  const { act, id } = await aReview();
  const stranger = anAct();
  assert.match(await approve(stranger, id, SETTLED), /このアップロードはありません/);
  assert.equal(await approve(act, id, SETTLED), "");
  assert.match(await approve(act, id, SETTLED), /既に「登録中」になっています/);
  await runJobs(aJobOffice(database));
  assert.match(await approve(act, id, SETTLED), /既に「登録完了」になっています/);
  const failed = await checkFile(database, act, { content: "\n" });
  assert.match(await approve(act, failed, SETTLED), /既に「登録していません」になっています/);
});

/** "" when it was approved, else why not. */
async function approve(
  act: Act,
  uploadId: string,
  approval: Parameters<typeof approveUpload>[2]["approval"],
): Promise<string> {
  const answer = await approveUpload(register, act, { uploadId, approval });
  return answer.ok ? "" : answer.message;
}
