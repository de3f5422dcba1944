import type { Database } from "../../../db/database.ts";
import { enqueueJob } from "../../../db/job/enqueue_job.ts";
import type { JobKind } from "../../../db/job/job_kind.ts";
import type { JobOffice } from "../../../db/job/job_run.ts";
import type { JobFailure, JobWork } from "../../../db/job/job_work.ts";
import type { JobTerms } from "../../../db/job/run_job.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import type { Act } from "../../../domain/account/act.ts";
import { TEST_TIME, theSealers } from "../a_database.ts";
import { anAct } from "../an_act.ts";

/** What jobs work with, its clock standing still. */
export function aJobOffice(database: Database): JobOffice {
  return { database, sealers: theSealers(), now: () => TEST_TIME };
}

/** Queues a job of a municipality of its own, unless its act says whose it is. */
export async function aJob(
  { register }: Database,
  given: { kind?: JobKind; act?: Act; subjectId?: string } = {},
): Promise<{ act: Act; municipalityCode: string; subjectId: string }> {
  const { kind = "make_output", act = anAct(), subjectId = crypto.randomUUID() } = given;
  const { municipalityCode } = act.actor;
  await inMunicipality(register, municipalityCode, (tx) => {
    return enqueueJob(tx, act, { kind, subjectId });
  });
  return { act, municipalityCode, subjectId };
}

/** Terms under which every kind of job does the same work; what failed is kept in `failed`. */
export function termsOf(work: JobWork, given: JobTerms = {}) {
  const failed: { subjectId: string; message: string }[] = [];
  const failure: JobFailure = (_tx, { subjectId, message }) => {
    failed.push({ subjectId, message });
    return Promise.resolve();
  };
  return {
    failed,
    works: forEveryKind(work),
    failures: forEveryKind(failure),
    ...given,
  };
}

function forEveryKind<Value>(value: Value): Record<JobKind, Value> {
  return {
    check_upload: value,
    apply_upload: value,
    undo_upload: value,
    make_output: value,
    examine_records: value,
    inquire_batch: value,
  };
}

/** The jobs of a municipality, oldest first. */
export function jobsOf({ register }: Database, municipalityCode: string) {
  return inMunicipality(
    register,
    municipalityCode,
    (tx) =>
      tx.selectFrom("job").select(["kind", "state", "attempts", "subject_id as subjectId"])
        .where("municipality_code", "=", municipalityCode)
        .orderBy("requested_at").orderBy("id").execute(),
  );
}

/** A work that can be done once only: it writes an output under its subject's id. */
export const leaveATrace: JobWork = async (_office, { tx, municipalityCode, subjectId }) => {
  await tx.insertInto("output").values({
    municipality_code: municipalityCode,
    id: subjectId,
    kind: "register",
    made_at: TEST_TIME,
    account_id: crypto.randomUUID(),
    login_id: "job",
  }).execute();
};

/** Subjects for which `leaveATrace` was done and committed. */
export async function tracesOf({ register }: Database, municipalityCode: string) {
  const rows = await inMunicipality(
    register,
    municipalityCode,
    (tx) =>
      tx.selectFrom("output").select("id").where("municipality_code", "=", municipalityCode)
        .execute(),
  );
  return rows.map(({ id }) => id);
}
