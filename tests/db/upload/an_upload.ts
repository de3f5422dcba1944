import type { Database } from "../../../db/database.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { approveUpload } from "../../../db/upload/decide_upload.ts";
import { receiveUpload } from "../../../db/upload/receive_upload.ts";
import {
  findUpload,
  listIssues,
  type UploadIssue,
  type UploadRecord,
} from "../../../db/upload/upload_records.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { OverwriteMode } from "../../../domain/upload/overwrite_mode.ts";
import type { UploadKind } from "../../../domain/upload/upload_state.ts";
import { theSealers } from "../a_database.ts";
import { type RecipientCells, toCsv } from "./a_recipient.ts";

export interface UploadedFile {
  /** Rows, CSV text, or the very bytes. */
  content: readonly RecipientCells[] | string | Uint8Array;
  /** 接種対象者登録 unless given. */
  kind?: UploadKind;
  /** 空白以外を上書き unless given. */
  mode?: OverwriteMode;
  /** What staff do with wrong rows: by default they do not approve the file. */
  rejectedRows?: "left_out" | "not_accepted";
}

export interface UploadOutcome {
  id: string;
  record: UploadRecord;
  issues: UploadIssue[];
}

/** Receives a file, checks it and registers what staff would, and answers what the screen shows. */
export async function upload(
  database: Database,
  act: Act,
  file: UploadedFile,
): Promise<UploadOutcome> {
  const id = await checkFile(database, act, file);
  await approveUpload(database.register, act, {
    uploadId: id,
    approval: { rejectedRows: file.rejectedRows ?? "not_accepted", doubts: "settled" },
  });
  await runJobs(aJobOffice(database));
  return await outcomeOf(database, act, id);
}

/** Receives and checks a file; its review waits for a decision. Answers the upload's id. */
export async function checkFile(
  database: Database,
  act: Act,
  file: UploadedFile,
): Promise<string> {
  const id = await receiveFile(database, act, file);
  await runJobs(aJobOffice(database));
  return id;
}

/** Receives a file without checking it. Answers the upload's id. */
export async function receiveFile(
  { register }: Pick<Database, "register">,
  act: Act,
  { content, kind = "recipient", mode = "keep_blank" }: UploadedFile,
): Promise<string> {
  const received = await receiveUpload({ register, sealers: theSealers() }, act, {
    kind,
    mode,
    name: "住民.csv",
    bytes: bytesOf(content),
  });
  if (!received.ok) throw new Error(received.message);
  return received.value;
}

/** What jobs need, with the tests' keys. */
export function aJobOffice(database: Database) {
  return { database, sealers: theSealers(), now: () => new Date() };
}

export async function outcomeOf(
  { register }: Pick<Database, "register">,
  act: Act,
  id: string,
): Promise<UploadOutcome> {
  const code = act.actor.municipalityCode;
  return {
    id,
    record: await findUpload(register, code, id),
    issues: await listIssues(register, code, { uploadId: id, limit: 10_000 }),
  };
}

function bytesOf(content: UploadedFile["content"]): Uint8Array {
  if (content instanceof Uint8Array) return content;
  return new TextEncoder().encode(typeof content === "string" ? content : toCsv(content));
}

/** new / changed / unchanged / rejected, as the screen counts them. */
export function countsOf({ record }: UploadOutcome): (number | null)[] {
  return [record.newCount, record.changedCount, record.unchangedCount, record.rejectedCount];
}
