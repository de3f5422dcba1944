import { createHash } from "node:crypto";
import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import type { OverwriteMode } from "../../domain/upload/overwrite_mode.ts";
import { detectEncoding } from "../../domain/upload/text_encoding.ts";
import type { Register } from "../database.ts";
import type { Sealers } from "../sealing/sealers.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";

/** What uploads need: the register, and the keys of what they carry. */
export interface UploadOffice {
  register: Register;
  sealers: Sealers;
}

export interface ReceivedFile {
  kind: "recipient" | "dose";
  mode: OverwriteMode;
  name: string;
  bytes: Uint8Array;
}

const CHUNK_BYTES = 1 << 20;

/** Keeps a file byte for byte before anything looks into it. Answers the upload's id. */
export function receiveUpload(
  { register, sealers }: UploadOffice,
  act: Act,
  file: ReceivedFile,
): Promise<string> {
  const municipality_code = act.actor.municipalityCode;
  const id = uuid();
  return inMunicipality(register, municipality_code, async (tx) => {
    await tx.insertInto("upload").values({
      municipality_code,
      id,
      kind: file.kind,
      mode: file.mode,
      file_name: file.name.slice(0, 255) || "名称なし",
      byte_count: file.bytes.length,
      sha256: createHash("sha256").update(file.bytes).digest(),
      encoding: detectEncoding(file.bytes),
      state: "received",
      received_at: act.at,
      account_id: act.actor.accountId,
      login_id: act.actor.loginId,
    }).execute();
    for (let position = 0; position * CHUNK_BYTES < file.bytes.length; position++) {
      const start = position * CHUNK_BYTES;
      const piece = file.bytes.subarray(start, start + CHUNK_BYTES);
      const place = { municipalityCode: municipality_code, uploadId: id, position };
      await tx.insertInto("upload_chunk").values({
        municipality_code,
        upload_id: id,
        position,
        sealed: sealers.files.seal(piece, place),
      }).execute();
    }
    return id;
  });
}

/** The file as it was sent, piece by piece. */
export async function* uploadBytes(
  tx: MunicipalityTransaction,
  sealers: Sealers,
  { municipalityCode, uploadId }: { municipalityCode: string; uploadId: string },
): AsyncGenerator<Uint8Array> {
  for (let position = 0;; position++) {
    const chunk = await tx.selectFrom("upload_chunk").select("sealed")
      .where("municipality_code", "=", municipalityCode)
      .where("upload_id", "=", uploadId)
      .where("position", "=", position)
      .executeTakeFirst();
    if (!chunk) return;
    yield sealers.files.open(chunk.sealed, { municipalityCode, uploadId, position });
  }
}
