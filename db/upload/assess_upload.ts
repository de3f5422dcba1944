import type { Result } from "../../domain/result.ts";
import { success } from "../../domain/result.ts";
import { sameFileDoubt } from "../../domain/upload/same_file_doubt.ts";
import type { FileWarning } from "../../domain/upload/file_warning.ts";
import type { ReviewCounts } from "../../domain/upload/review.ts";
import type { JobRun } from "../job/job_run.ts";
import type { Sealers } from "../sealing/sealers.ts";
import { keepIssues } from "./stage_issue.ts";
import { type FileReading, stageUpload } from "./stage_upload.ts";
import type { UploadInHand } from "./upload_in_hand.ts";

/** What a file would do to the register as it is now; its rows lie weighed in temporary tables. */
export interface Assessment {
  reading: FileReading;
  counts: ReviewCounts;
  /** The same fingerprint, the same review. */
  fingerprint: string;
  warnings: FileWarning[];
}

/** Reads, judges and weighs a whole file. A failure is about the file, not about one of its rows. */
export async function assessUpload(
  run: JobRun,
  sealers: Sealers,
  upload: UploadInHand,
): Promise<Result<Assessment>> {
  const { content, context } = upload;
  const read = await stageUpload(run, sealers, upload);
  if (!read.ok) return read;
  const { rowCount } = read.value;
  run.tell({ step: "登録済みの内容と突き合わせています", done: 0, rowCount });
  const { counts, fingerprint, warnings } = await content.weigh(run.tx, context);
  const rejected = await keepIssues(run.tx, context);
  const earlier = await lookupSameFile(run, upload);
  return success({
    reading: read.value,
    counts: { ...counts, rows: rowCount, rejected },
    fingerprint: `${fingerprint}:${rejected}`,
    warnings: earlier ? [sameFileDoubt(earlier), ...warnings] : warnings,
  });
}

/** The last time the very same file was registered, unless that was taken back. */
function lookupSameFile(
  { tx, municipalityCode, subjectId }: JobRun,
  { sha256, content, context }: UploadInHand,
): Promise<{ fileName: string; at: Date } | undefined> {
  return tx.selectFrom("upload").select(["file_name as fileName", "received_at as at"])
    .where("municipality_code", "=", municipalityCode)
    .where("sha256", "=", sha256)
    .where("kind", "=", content.kind)
    .where("mode", "=", context.mode)
    .where("state", "=", "applied")
    .where("id", "!=", subjectId)
    .orderBy("received_at", "desc").limit(1).executeTakeFirst();
}
