import { sql } from "kysely";
import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { JobKind } from "./job_kind.ts";

/** Wakes the processes that run jobs; it says nothing, because the queue itself says all. */
export const JOB_CHANNEL = "vrs_job";

export interface NewJob {
  kind: JobKind;
  /** The upload or output it is about. */
  subjectId: string;
}

/**
 * Queues a job in the caller's transaction: it exists, and others hear of it, from the commit on.
 * One of the same kind for the same subject that has not ended yet is not added twice.
 */
export async function enqueueJob(
  tx: MunicipalityTransaction,
  { actor, at, address, requestId }: Act,
  { kind, subjectId }: NewJob,
): Promise<void> {
  await tx.insertInto("job").values({
    municipality_code: actor.municipalityCode,
    id: uuid(),
    kind,
    subject_id: subjectId,
    requested_at: at,
    account_id: actor.accountId,
    session_id: actor.sessionId,
    login_id: actor.loginId,
    address,
    request_id: requestId,
  }).onConflict((conflict) => conflict.doNothing()).execute();
  await sql`select pg_notify(${JOB_CHANNEL}, '')`.execute(tx);
}
