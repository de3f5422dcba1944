import type { Database } from "../../../db/database.ts";
import { applyUpload } from "../../../db/upload/apply_upload.ts";
import { receiveUpload } from "../../../db/upload/receive_upload.ts";
import {
  findUpload,
  listIssues,
  type UploadIssue,
  type UploadRecord,
} from "../../../db/upload/upload_records.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { OverwriteMode } from "../../../domain/upload/overwrite_mode.ts";
import { theSealers } from "../a_database.ts";
import { type RecipientCells, toCsv } from "./a_recipient.ts";

export interface UploadedFile {
  /** Rows, CSV text, or the very bytes. */
  content: readonly RecipientCells[] | string | Uint8Array;
  /** 空白以外を上書き unless given. */
  mode?: OverwriteMode;
}

export interface UploadOutcome {
  record: UploadRecord;
  issues: UploadIssue[];
}

/** Receives and applies a file, and answers what the screen then shows. */
export async function upload(
  { register }: Database,
  act: Act,
  file: UploadedFile,
): Promise<UploadOutcome> {
  const code = act.actor.municipalityCode;
  const id = await receiveFile({ register }, act, file);
  await applyUpload({ register, sealers: theSealers() }, act, id);
  return {
    record: await findUpload(register, code, id),
    issues: await listIssues(register, code, { uploadId: id, limit: 10_000 }),
  };
}

/** Receives a file without applying it. Answers the upload's id. */
export function receiveFile(
  { register }: Pick<Database, "register">,
  act: Act,
  { content, mode = "keep_blank" }: UploadedFile,
): Promise<string> {
  const bytes = bytesOf(content);
  return receiveUpload({ register, sealers: theSealers() }, act, {
    kind: "recipient",
    mode,
    name: "住民.csv",
    bytes,
  });
}

function bytesOf(content: UploadedFile["content"]): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return new TextEncoder().encode(typeof content === "string" ? content : toCsv(content));
}

/** new / changed / unchanged / rejected, as the screen counts them. */
export function countsOf({ record }: UploadOutcome): (number | null)[] {
  return [record.newCount, record.changedCount, record.unchangedCount, record.rejectedCount];
}
