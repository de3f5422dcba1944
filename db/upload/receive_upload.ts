import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { notCsv } from "../../domain/upload/not_csv.ts";
import type { OverwriteMode } from "../../domain/upload/overwrite_mode.ts";
import { EncodingDetector } from "../../domain/upload/text_encoding.ts";
import type { UploadKind } from "../../domain/upload/upload_state.ts";
import type { Register } from "../database.ts";
import type { Sealers } from "../sealing/sealers.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { type FileBytes, piecesOf } from "./file_pieces.ts";
import { endReceipt, failReceipt, keepPiece, openReceipt, type Receipt } from "./upload_receipt.ts";

/** What uploads need: the register, and the keys of what they carry. */
export interface UploadOffice {
  register: Register;
  sealers: Sealers;
}

export interface ReceivedFile {
  kind: UploadKind;
  mode: OverwriteMode;
  name: string;
  /** An `AppError` thrown by them says in the upload's history why the file did not come whole. */
  bytes: FileBytes;
}

const PIECE_BYTES = 1 << 20;

const OUR_FAULT = "システムの内部でエラーが起き、ファイルを受信できませんでした。" +
  "しばらくしてからもう一度登録してください。";

/**
 * Keeps a file byte for byte as it comes in, before anything looks into it, and asks for its check.
 * Each piece has a transaction of its own: a slow sender holds none. Answers the upload's id, or a
 * failure and no upload when nothing came or the file is no CSV. When the bytes throw, the upload is
 * failed with the pieces that came, and the error is thrown on.
 */
export async function receiveUpload(
  office: UploadOffice,
  act: Act,
  file: ReceivedFile,
): Promise<Result<string>> {
  const receipt = { act, uploadId: uuid() };
  const inTransaction = (work: (tx: MunicipalityTransaction) => Promise<void>) =>
    inMunicipality(office.register, act.actor.municipalityCode, work);
  const digest = createHash("sha256");
  const detector = new EncodingDetector();
  let position = 0;
  try {
    for await (const piece of piecesOf(file.bytes, PIECE_BYTES)) {
      const fault = position === 0 ? notCsv(piece) : undefined;
      if (fault) return failure(fault);
      digest.update(piece);
      detector.push(piece);
      const sealed = office.sealers.files.seal(piece, placeOf(receipt, position));
      await inTransaction(async (tx) => {
        if (position === 0) await openReceipt(tx, receipt, file);
        await keepPiece(tx, receipt, { position, sealed, byteCount: piece.length });
      });
      position++;
    }
    if (position === 0) return failure("ファイルが空です。中身のあるCSVファイルを選んでください。");
    const whole = { sha256: digest.digest(), encoding: detector.end() };
    await inTransaction((tx) => endReceipt(tx, receipt, whole));
  } catch (error) {
    const reason = error instanceof AppError ? error.message : OUR_FAULT;
    // Whatever keeps this from being written down, the first error is the one to tell.
    if (position > 0) await inTransaction((tx) => failReceipt(tx, receipt, reason)).catch(() => {});
    throw error;
  }
  return success(receipt.uploadId);
}

/** Where a piece of an upload belongs. */
interface UploadPlace {
  municipalityCode: string;
  uploadId: string;
  position: number;
}

function placeOf({ act, uploadId }: Receipt, position: number): UploadPlace {
  return { municipalityCode: act.actor.municipalityCode, uploadId, position };
}

/** The file as it was sent, piece by piece. */
export async function* uploadBytes(
  tx: MunicipalityTransaction,
  sealers: Sealers,
  upload: Omit<UploadPlace, "position">,
): AsyncGenerator<Uint8Array> {
  for (let position = 0;; position++) {
    const piece = await lookupPiece(tx, sealers, { ...upload, position });
    if (!piece) return;
    yield piece;
  }
}

/** One piece of a file; undefined behind its last one. */
export async function lookupPiece(
  tx: MunicipalityTransaction,
  sealers: Sealers,
  { municipalityCode, uploadId, position }: UploadPlace,
): Promise<Uint8Array | undefined> {
  const chunk = await tx.selectFrom("upload_chunk").select("sealed")
    .where("municipality_code", "=", municipalityCode)
    .where("upload_id", "=", uploadId)
    .where("position", "=", position)
    .executeTakeFirst();
  return chunk && sealers.files.open(chunk.sealed, { municipalityCode, uploadId, position });
}
