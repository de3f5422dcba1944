import { AppError } from "../../domain/app_error.ts";
import { inSpan, markFailed } from "../span.ts";
import { attemptJob, type JobAttempt, type JobMeans } from "./attempt_job.ts";
import type { ClaimedJob, JobPlace } from "./claim_job.ts";
import { countAttempt, giveUpJob } from "./end_job.ts";
import { faultOf } from "./fault_of.ts";
import { openJobConnection } from "./job_connection.ts";
import type { JobKind } from "./job_kind.ts";
import type { JobOffice } from "./job_run.ts";
import type { JobFailure, JobWork } from "./job_work.ts";
import { JOB_FAILURES, JOB_WORKS } from "./job_works.ts";

/** "busy": someone else is at it; "failed": this attempt did not do it, maybe a later one does. */
export type JobOutcome = "done" | "busy" | "failed";

/** Under what terms jobs are run; without any, the product's own works, silently, to their end. */
export interface JobTerms {
  works?: Record<JobKind, JobWork>;
  failures?: Record<JobKind, JobFailure>;
  /** Rolls the running jobs back: they wait for somebody else, this attempt not counted. */
  signal?: AbortSignal;
  log?(line: Record<string, unknown>): void;
}

const MOST_ATTEMPTS = 3;

const NOTHING_DONE: Record<JobKind, string> = {
  check_upload: "何も登録していません。",
  apply_upload: "何も登録していません。",
  undo_upload: "登録の取り消しはしていません。",
  make_output: "ファイルは作成していません。",
  examine_records: "要修正・要確認の一覧は前のままです。",
  inquire_batch: "どの人についても照会していません。",
};

/**
 * Runs one job in a transaction on a connection of its own: all it writes is committed together
 * with its end, or nothing is. An `AppError` ends it at once, its message at the subject; after
 * any other error, or a process that died over it, it is tried again, three times in all.
 */
export async function runJob(
  office: JobOffice,
  place: JobPlace,
  terms: JobTerms = {},
): Promise<JobOutcome> {
  const began = performance.now();
  const connection = await openJobConnection(office.database.address);
  let aborted: Promise<void> | undefined;
  const abort = () => aborted = connection.abort();
  terms.signal?.addEventListener("abort", abort);
  const { job, error } = terms.signal?.aborted
    ? { job: "busy" as const }
    : await attemptInSpan(office, place, {
      connection,
      works: terms.works ?? JOB_WORKS,
      mostAttempts: MOST_ATTEMPTS,
    });
  terms.signal?.removeEventListener("abort", abort);
  await (aborted ?? connection.close());
  if (job === undefined) throw error;
  if (job === "busy") return "busy";
  if (job === "ended") return "done";
  const state = await settle(office, { job, error }, terms);
  const { id, kind, municipalityCode, attempts } = job;
  const ms = Math.round(performance.now() - began);
  const line = { job: id, kind, municipality: municipalityCode, ms, state, attempts };
  terms.log?.({ ...line, ...(state === "interrupted" ? {} : faultOf(error)) });
  return state === "done" ? "done" : "failed";
}

/** One span of the trace; it says what work this was, and of whose nothing. */
function attemptInSpan(
  office: JobOffice,
  place: JobPlace,
  means: JobMeans,
): Promise<JobAttempt> {
  return inSpan("job", {}, async (span) => {
    const attempt = await attemptJob(office, place, means);
    const { job, error } = attempt;
    if (typeof job === "object") {
      span.updateName(`job ${job.kind}`).setAttribute("vrs.job", job.id);
    }
    if (error !== undefined) markFailed(span, error);
    return attempt;
  });
}

/** What the log calls the end of an attempt; a job that stays queued is tried again. */
async function settle(
  { database: { register }, now }: JobOffice,
  { job, error }: { job: ClaimedJob; error: unknown },
  { signal, failures = JOB_FAILURES }: JobTerms,
): Promise<"done" | "interrupted" | "failed" | "queued"> {
  if (error === undefined) return "done";
  if (signal?.aborted) {
    await countAttempt(register, job, -1);
    return "interrupted";
  }
  if (!(error instanceof AppError) && job.attempts < MOST_ATTEMPTS) return "queued";
  const message = error instanceof AppError ? error.message : brokenOff(job.kind);
  await giveUpJob(register, job, { failure: failures[job.kind], message, at: now() });
  return "failed";
}

function brokenOff(kind: JobKind): string {
  return `システムの内部でエラーが起き、中断しました。${NOTHING_DONE[kind]}` +
    "もう一度行っても同じ表示になるときは、システムの担当者に連絡してください。";
}
