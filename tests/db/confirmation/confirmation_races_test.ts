import assert from "node:assert/strict";
import { confirmRecord } from "../../../db/confirmation/confirm_record.ts";
import { decideConflict } from "../../../db/conflict/decide_conflict.ts";
import { registerDose } from "../../../db/dose/register_dose.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { approveUpload } from "../../../db/upload/decide_upload.ts";
import { requestUndo } from "../../../db/upload/request_undo.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aConflict } from "../conflict/a_conflict.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket } from "../dose/a_dose.ts";
import { until } from "../embedded/writer_process.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient, type RecipientCells } from "../upload/a_recipient.ts";
import { doseFile } from "../upload/an_applied_dose_file.ts";
import {
  aJobOffice,
  checkFile,
  outcomeOf,
  upload,
  type UploadedFile,
} from "../upload/an_upload.ts";
import { confirmationsOf, fingerprintOf, recipientIdOf, wholeRecord } from "./a_confirmation.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

/** What a file does to a person, and the table that its writing needs first. */
const FILES: Record<string, (person: RecipientCells) => { file: UploadedFile; table: string }> = {
  "renames a person": (person) => ({
    file: { content: [{ ...person, familyName: "鈴木" }] },
    table: "recipient",
  }),
  "gives a person another ticket": (person) => ({
    file: { content: [{ ...person, ticketNumber: aRecipient().ticketNumber }] },
    table: "ticket",
  }),
  "gives a person a dose": ({ residentNumber, ticketNumber }) => ({
    file: { kind: "dose", content: doseFile([{ residentNumber, ticketNumber }]) },
    table: "dose",
  }),
};

interface QueuedJob {
  act: Act;
  uploadId: string;
  recipientId: string;
  /** Of the person's record as it is before the job. */
  fingerprint: string;
  table: string;
}

/** Queues a file about a registered person, approved, or its undo. */
async function aQueuedJob(what: string, job: "apply" | "undo"): Promise<QueuedJob> {
  const act = anAct({ actor: anActor() });
  const person = aRecipient();
  await upload(database, act, { content: [person] });
  const { file, table } = FILES[what]!(person);
  let uploadId: string;
  if (job === "apply") {
    uploadId = await checkFile(database, act, file);
    const approval = { rejectedRows: "not_accepted", doubts: "settled" } as const;
    assert.ok((await approveUpload(register, act, { uploadId, approval })).ok);
  } else {
    uploadId = (await upload(database, act, file)).id;
    assert.ok((await requestUndo(register, act, uploadId)).ok);
  }
  const recipientId = await recipientIdOf(database, act, person);
  const fingerprint = await fingerprintOf(database, act, recipientId);
  return { act, uploadId, recipientId, fingerprint, table };
}

/** Runs the queued jobs; does `meanwhile` when they wait for a table that nobody may write to. */
async function runHeldAt(table: string, meanwhile: () => Promise<void>): Promise<void> {
  let running = Promise.resolve();
  await owner.begin(async (held) => {
    await held`lock table ${held(table)} in share mode`;
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

const reason = "予診票";

for (const what of Object.keys(FILES)) {
  for (const job of ["apply", "undo"] as const) {
    const name = job === "apply" ? `a file that ${what}` : `the undo of a file that ${what}`;

    Deno.test(`${name} writes nothing when the record was locked before its first write`, async () => {
      const queued = await aQueuedJob(what, job);
      const { act, recipientId, fingerprint } = queued;
      const before = await wholeRecord(owner, recipientId);
      await runHeldAt(
        queued.table,
        () => confirmRecord(register, act, { recipientId, fingerprint, reason }),
      );
      assert.equal(await wholeRecord(owner, recipientId), before);
      const { record: { state, notice } } = await outcomeOf(database, act, queued.uploadId);
      assert.equal(state, job === "apply" ? "checked" : "applied");
      assert.match(notice ?? "", /「確認済み」になりました。何も(登録|取り消)/);
    });

    Deno.test(`while ${name} is being done nobody can confirm, nor later what they saw before`, async () => {
      const queued = await aQueuedJob(what, job);
      const { act, recipientId, fingerprint } = queued;
      const tryToConfirm = () => confirmRecord(register, act, { recipientId, fingerprint, reason });
      const before = await wholeRecord(owner, recipientId);
      await runHeldAt("upload", async () => {
        await assert.rejects(tryToConfirm(), {
          kind: "conflict",
          message: /データ登録またはその取消がこの人の記録を変更しています/,
        });
      });
      assert.notEqual(await wholeRecord(owner, recipientId), before);
      await assert.rejects(tryToConfirm(), { kind: "conflict", message: /記録が変わりました/ });
      assert.deepEqual(await confirmationsOf(database, act, recipientId), []);
    });
  }
}

Deno.test("of a dose's registration and a confirmation at once exactly one is done", async () => {
  for (let round = 0; round < 6; round++) {
    const act = anAct({ actor: anActor() });
    const person = aRecipient();
    await upload(database, act, { content: [person] });
    const recipientId = await recipientIdOf(database, act, person);
    const fingerprint = await fingerprintOf(database, act, recipientId);
    const { ticketNumber } = person;
    const dose = aDose(aTicket(act.actor.municipalityCode, { ticketNumber }));
    const [registered, confirmed] = await Promise.allSettled([
      registerDose(register, act, dose),
      confirmRecord(register, act, { recipientId, fingerprint, reason }),
    ]);
    assert.equal(registered.status, "fulfilled");
    assert.notEqual(registered.value.ok, confirmed.status === "fulfilled");
  }
});

Deno.test("of a contradiction's decision and a confirmation at once exactly one is done", async () => {
  for (let round = 0; round < 6; round++) {
    const act = anAct({ actor: anActor() });
    const { conflict, person } = await aConflict(database, act, { lotNumber: "EX1" });
    const recipientId = await recipientIdOf(database, act, person);
    const fingerprint = await fingerprintOf(database, act, recipientId);
    const form = { decision: "replace", reason: "登録の誤り", note: "", version: 1 } as const;
    const [replaced, confirmed] = await Promise.allSettled([
      decideConflict(register, act, { conflictId: conflict.id, form }),
      confirmRecord(register, act, { recipientId, fingerprint, reason }),
    ]);
    assert.equal(replaced.status, "fulfilled");
    assert.notEqual(replaced.value.ok, confirmed.status === "fulfilled");
  }
});
