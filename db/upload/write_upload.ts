import type { ReviewCounts } from "../../domain/upload/review.ts";
import { openChange } from "../change.ts";
import { refuseConfirmed } from "../confirmation/refuse_confirmed.ts";
import { refuseMergedSince } from "../duplicate/merged_rows.ts";
import type { JobRun } from "../job/job_run.ts";
import type { UploadInHand } from "./upload_in_hand.ts";

/** Writes what was weighed, under a change of its own; without anything to write there is none. */
export async function writeUpload(
  run: JobRun,
  { content, context }: UploadInHand,
  counts: ReviewCounts,
): Promise<string | undefined> {
  const total = counts.new + counts.changed;
  if (total + counts.conflict === 0) return undefined;
  const changeId = await openChange(run.tx, context.municipalityCode, {
    act: run.act,
    kind: "upload",
    source: `upload:${context.uploadId}`,
  });
  const written = (done: number) =>
    run.tell({ step: "登録しています", done, total, rowCount: done });
  written(0);
  await content.write(run.tx, { ...context, changeId, written });
  await refuseConfirmed(run.tx, { ...context, changeId });
  await refuseMergedSince(run.tx, { ...context, changeId });
  return changeId;
}
