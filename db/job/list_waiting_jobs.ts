import type { Gate } from "../database.ts";
import type { JobKind } from "./job_kind.ts";

/** A job that nobody has ended. */
export interface WaitingJob {
  kind: JobKind;
  municipalityCode: string;
  requestedAt: Date;
  /** 0: nobody has begun it; more than 1: a process died over it. */
  attempts: number;
}

/** The oldest first. */
export function listWaitingJobs(gate: Gate, limit: number): Promise<WaitingJob[]> {
  return gate.selectFrom("job")
    .select([
      "kind",
      "municipality_code as municipalityCode",
      "requested_at as requestedAt",
      "attempts",
    ])
    .where("state", "=", "queued").orderBy("requested_at").orderBy("id").limit(limit).execute();
}
