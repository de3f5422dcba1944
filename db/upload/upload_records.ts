import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { uploadBytes, type UploadOffice } from "./receive_upload.ts";

export type UploadRecord = Awaited<ReturnType<typeof findUpload>>;

/** Past 接種対象者登録, newest first. */
export function listUploads(
  register: Register,
  municipalityCode: string,
  limit: number,
): Promise<UploadRecord[]> {
  return inMunicipality(
    register,
    municipalityCode,
    (tx) =>
      records(tx, municipalityCode).orderBy("received_at", "desc").orderBy("id", "desc")
        .limit(limit).execute(),
  );
}

export function findUpload(register: Register, municipalityCode: string, id: string) {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const upload = await records(tx, municipalityCode).where("id", "=", id).executeTakeFirst();
    return upload ?? notFound();
  });
}

export interface UploadIssue {
  line: number;
  column: string;
  message: string;
}

/** The faults of an upload in the order of the file. */
export function listIssues(
  register: Register,
  municipalityCode: string,
  { uploadId, limit }: { uploadId: string; limit: number },
): Promise<UploadIssue[]> {
  return inMunicipality(
    register,
    municipalityCode,
    (tx) =>
      tx.selectFrom("upload_issue").select(["line", "column_name as column", "message"])
        .where("municipality_code", "=", municipalityCode).where("upload_id", "=", uploadId)
        .orderBy("position").limit(limit).execute(),
  );
}

/** The uploaded file, byte for byte; who fetched it is audited. */
export function downloadUpload(
  { register, sealers }: UploadOffice,
  act: Act,
  id: string,
): Promise<{ fileName: string; bytes: Uint8Array<ArrayBuffer> }> {
  const municipalityCode = act.actor.municipalityCode;
  return inMunicipality(register, municipalityCode, async (tx) => {
    const upload = await records(tx, municipalityCode).where("id", "=", id).executeTakeFirst();
    if (!upload) return notFound();
    const bytes = new Uint8Array(upload.byteCount);
    let start = 0;
    for await (const piece of uploadBytes(tx, sealers, { municipalityCode, uploadId: id })) {
      bytes.set(piece, start);
      start += piece.length;
    }
    await recordAct(tx, municipalityCode, {
      by: act,
      entry: { act: "upload_downloaded", subject: { kind: "upload", id } },
    });
    return { fileName: upload.fileName, bytes };
  });
}

function records(tx: MunicipalityTransaction, municipalityCode: string) {
  return tx.selectFrom("upload").where("municipality_code", "=", municipalityCode)
    .where("kind", "=", "recipient")
    .select(["id", "mode", "file_name as fileName", "byte_count as byteCount", "encoding"])
    .select(["state", "failure", "row_count as rowCount", "new_count as newCount"])
    .select(["changed_count as changedCount", "unchanged_count as unchangedCount"])
    .select(["rejected_count as rejectedCount", "received_at as receivedAt"])
    .select(["login_id as loginId"]);
}

function notFound(): never {
  throw new AppError("not_found", "このアップロードはありません。一覧から選び直してください。");
}
