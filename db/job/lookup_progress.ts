import type { JobStanding } from "../../domain/job/job_standing.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import type { ProgressSubject } from "./progress_teller.ts";

/** How the work on an upload or output stands; undefined when the municipality has no such. */
export function lookupProgress(
  register: Register,
  municipalityCode: string,
  subjectId: string,
): Promise<JobStanding | undefined> {
  const subject = { municipalityCode, subjectId };
  return inMunicipality(register, municipalityCode, async (tx) => {
    const job = await tx.selectFrom("job").select(["id", "requested_at", "state"])
      .where("municipality_code", "=", municipalityCode).where("subject_id", "=", subjectId)
      .orderBy((order) => order("state", "=", "queued"), "desc").orderBy("requested_at").orderBy(
        "id",
      )
      .limit(1).executeTakeFirst();
    if (job?.state !== "queued") return await withoutJob(tx, subject, job !== undefined);
    const before = await tx.selectFrom("job")
      .select((select) => select.fn.countAll<number>().as("count"))
      .where("municipality_code", "=", municipalityCode).where("state", "=", "queued")
      .where((where) =>
        where(where.refTuple("requested_at", "id"), "<", where.tuple(job.requested_at, job.id))
      ).executeTakeFirstOrThrow();
    const progress = await toldProgress(tx, subject);
    return { isUnderWay: true, waiting: before.count, progress };
  });
}

/** An upload is under way before it has a job: while its file comes in. */
async function withoutJob(
  tx: MunicipalityTransaction,
  { municipalityCode, subjectId }: ProgressSubject,
  hadJob: boolean,
): Promise<JobStanding | undefined> {
  const upload = await tx.selectFrom("upload").select("state")
    .where("municipality_code", "=", municipalityCode).where("id", "=", subjectId)
    .executeTakeFirst();
  if (!upload && !hadJob) return undefined;
  return { isUnderWay: upload?.state === "receiving", waiting: 0 };
}

async function toldProgress(
  tx: MunicipalityTransaction,
  { municipalityCode, subjectId }: ProgressSubject,
) {
  const told = await tx.selectFrom("job_progress").selectAll()
    .where("municipality_code", "=", municipalityCode).where("subject_id", "=", subjectId)
    .executeTakeFirst();
  if (!told) return undefined;
  return {
    step: told.step,
    done: told.done,
    total: told.total ?? undefined,
    rowCount: told.row_count,
    elapsedMs: told.told_at.getTime() - told.started_at.getTime(),
  };
}
