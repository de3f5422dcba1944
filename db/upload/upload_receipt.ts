import { Buffer } from "node:buffer";
import { sql } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import { keptFileName } from "../../domain/upload/file_name.ts";
import type { OverwriteMode } from "../../domain/upload/overwrite_mode.ts";
import type { TextEncoding } from "../../domain/upload/text_encoding.ts";
import type { UploadKind } from "../../domain/upload/upload_state.ts";
import { recordAct } from "../audit.ts";
import { enqueueJob } from "../job/enqueue_job.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** An upload while its file comes in. */
export interface Receipt {
  act: Act;
  uploadId: string;
}

/** Begins an upload: from now on it is in the history, whatever becomes of the sender. */
export async function openReceipt(
  tx: MunicipalityTransaction,
  { act, uploadId }: Receipt,
  { kind, mode, name }: { kind: UploadKind; mode: OverwriteMode; name: string },
): Promise<void> {
  await tx.insertInto("upload").values({
    municipality_code: act.actor.municipalityCode,
    id: uploadId,
    kind,
    mode,
    file_name: keptFileName(name),
    byte_count: 0,
    state: "receiving",
    received_at: act.at,
    account_id: act.actor.accountId,
    login_id: act.actor.loginId,
  }).execute();
}

/** Adds a piece; the upload's byte count is always that of its stored pieces. */
export async function keepPiece(
  tx: MunicipalityTransaction,
  { act, uploadId }: Receipt,
  { position, sealed, byteCount }: { position: number; sealed: Uint8Array; byteCount: number },
): Promise<void> {
  // postgres.js would send the bytes in hexadecimal: half as long again, and a third more memory.
  const text = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length).toString("base64");
  await tx.insertInto("upload_chunk").values({
    municipality_code: act.actor.municipalityCode,
    upload_id: uploadId,
    position,
    sealed: sql`decode(${text}, 'base64')`,
  }).execute();
  await underReceipt(tx, { act, uploadId })
    .set((is) => ({ byte_count: is("byte_count", "+", byteCount) })).execute();
}

/** The whole file is here; its check is asked for in the same transaction. */
export async function endReceipt(
  tx: MunicipalityTransaction,
  receipt: Receipt,
  file: { sha256: Uint8Array; encoding: TextEncoding },
): Promise<void> {
  await underReceipt(tx, receipt).set({ ...file, state: "received" }).execute();
  await enqueueJob(tx, receipt.act, { kind: "check_upload", subjectId: receipt.uploadId });
}

/** The file did not come whole. */
export async function failReceipt(
  tx: MunicipalityTransaction,
  receipt: Receipt,
  failure: string,
): Promise<void> {
  const { act, uploadId } = receipt;
  await underReceipt(tx, receipt).set({ state: "failed", failure, finished_at: act.at }).execute();
  await recordAct(tx, act.actor.municipalityCode, {
    by: act,
    entry: { act: "upload_failed", subject: { kind: "upload", id: uploadId } },
  });
}

function underReceipt(tx: MunicipalityTransaction, { act, uploadId }: Receipt) {
  return tx.updateTable("upload")
    .where("municipality_code", "=", act.actor.municipalityCode).where("id", "=", uploadId)
    .where("state", "=", "receiving");
}
