import { createHash } from "node:crypto";
import { countedSince } from "../../domain/transfer/batch_limits.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import { inMunicipality } from "../tenant.ts";
import type { TransferOffice } from "../transfer/transfer_office.ts";

/** Keyed: a plain hash of a short list would let its My Numbers be guessed. */
export function fileIndex(
  myNumbers: MyNumberSealer,
  municipalityCode: string,
  bytes: Uint8Array,
): Uint8Array {
  const digest = createHash("sha256").update(bytes).digest("hex");
  return myNumbers.index(`file:${digest}`, municipalityCode);
}

export interface SameFile {
  id: string;
  fileName: string;
  receivedAt: Date;
}

/** The list of the last 24 hours that was this very file, the latest; one that failed asked nobody. */
export function lookupSameFile(
  { register, myNumbers }: TransferOffice,
  municipalityCode: string,
  { bytes, at }: { bytes: Uint8Array; at: Date },
): Promise<SameFile | undefined> {
  const index = fileIndex(myNumbers, municipalityCode, bytes);
  return inMunicipality(
    register,
    municipalityCode,
    (tx) =>
      tx.selectFrom("batch").select(["id", "file_name as fileName", "received_at as receivedAt"])
        .where("municipality_code", "=", municipalityCode).where("file_index", "=", index)
        .where("received_at", ">", countedSince(at)).where("state", "<>", "failed")
        .orderBy("received_at", "desc").limit(1).executeTakeFirst(),
  );
}
