import type { Act } from "../../domain/account/act.ts";
import { AppError } from "../../domain/app_error.ts";
import { recordAct } from "../audit.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { lookupPiece, type UploadOffice } from "./receive_upload.ts";

/** The uploaded file, byte for byte, read as it is taken; who fetched it is audited. */
export async function downloadUpload(
  office: UploadOffice,
  act: Act,
  id: string,
): Promise<{ fileName: string; byteCount: number; bytes: ReadableStream<Uint8Array> }> {
  const municipalityCode = act.actor.municipalityCode;
  const file = await inMunicipality(office.register, municipalityCode, async (tx) => {
    const upload = await tx.selectFrom("upload")
      .select(["file_name as fileName", "byte_count as byteCount"])
      .where("municipality_code", "=", municipalityCode).where("id", "=", id).executeTakeFirst();
    if (!upload) {
      throw new AppError("not_found", "このアップロードはありません。一覧から選び直してください。");
    }
    await refuseErased(tx, municipalityCode, { id, byteCount: upload.byteCount });
    await recordAct(tx, municipalityCode, {
      by: act,
      entry: { act: "upload_downloaded", subject: { kind: "upload", id } },
    });
    return upload;
  });
  const place = { municipalityCode, uploadId: id };
  return { ...file, bytes: ReadableStream.from(storedPieces(office, place, file.byteCount)) };
}

/** Its history stays longer than the file itself (`VRS_FILE_DAYS`). */
export async function refuseErased(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { id, byteCount }: { id: string; byteCount: number },
): Promise<void> {
  if (byteCount === 0) return;
  const piece = await tx.selectFrom("upload_chunk").select("position")
    .where("municipality_code", "=", municipalityCode).where("upload_id", "=", id)
    .where("position", "=", 0).executeTakeFirst();
  if (!piece) throw new AppError("not_found", FILE_ERASED);
}

const FILE_ERASED = "このファイルは保存期間を過ぎたため消去しました。登録の履歴は残っています。";

/** Each piece in a transaction of its own: who downloads slowly holds none. */
export async function* storedPieces(
  { register, sealers }: UploadOffice,
  upload: { municipalityCode: string; uploadId: string },
  byteCount: number,
): AsyncGenerator<Uint8Array> {
  for (let position = 0, sent = 0; sent < byteCount; position++) {
    const piece = await inMunicipality(
      register,
      upload.municipalityCode,
      (tx) => lookupPiece(tx, sealers, { ...upload, position }),
    );
    if (!piece) throw new Error(`upload ${upload.uploadId} lacks piece ${position}`);
    sent += piece.length;
    yield piece;
  }
}
