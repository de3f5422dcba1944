import type { Gate } from "../database.ts";
import type { JobKind } from "./job_kind.ts";

/** A job that has not ended; whether someone is at it, only its locks tell. */
export interface QueuedJob {
  municipalityCode: string;
  id: string;
  kind: JobKind;
  subjectId: string;
}

/** Every job of every municipality that has not ended, oldest first. */
export function listQueuedJobs(gate: Gate): Promise<QueuedJob[]> {
  return gate.selectFrom("job")
    .select(["municipality_code as municipalityCode", "id", "kind", "subject_id as subjectId"])
    .where("state", "=", "queued")
    .orderBy("requested_at").orderBy("id").execute();
}
