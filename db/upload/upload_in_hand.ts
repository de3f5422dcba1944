import type { UploadState } from "../../domain/upload/upload_state.ts";
import type { TextEncoding } from "../../domain/upload/text_encoding.ts";
import type { JobRun } from "../job/job_run.ts";
import type { UploadContent, WeighContext } from "./upload_content.ts";
import { UPLOAD_CONTENTS } from "./upload_contents.ts";

/** A whole file as it lies in the database. */
export interface StoredFile {
  place: { municipalityCode: string; uploadId: string };
  encoding: TextEncoding;
  byteCount: number;
}

/** The upload a job works on. */
export interface UploadInHand {
  file: StoredFile;
  sha256: Uint8Array;
  content: UploadContent;
  context: WeighContext;
  /** What the review showed, if there was one. */
  fingerprint: string | null;
  leavesOutRejected: boolean;
  rejectedCount: number | null;
}

/** The upload of a job while it is in `state`; undefined when it has gone on since. */
export async function lookupInHand(
  { tx, municipalityCode, subjectId }: JobRun,
  state: UploadState,
): Promise<UploadInHand | undefined> {
  const row = await tx.selectFrom("upload").selectAll()
    .where("municipality_code", "=", municipalityCode).where("id", "=", subjectId)
    .where("state", "=", state).executeTakeFirst();
  if (!row) return undefined;
  const context = { municipalityCode, uploadId: subjectId, mode: row.mode };
  return {
    file: { place: context, encoding: row.encoding!, byteCount: row.byte_count },
    sha256: row.sha256!,
    content: UPLOAD_CONTENTS[row.kind],
    context,
    fingerprint: row.fingerprint,
    leavesOutRejected: row.leaves_out_rejected,
    rejectedCount: row.rejected_count,
  };
}
