import type { Register } from "../../database.ts";
import { inMunicipality } from "../../tenant.ts";

/** One record an undo left as it is, and why. */
export interface KeptLine {
  residentNumber: string;
  ticketNumber: string;
  reason: string;
}

/** What the undo of an upload kept, by 個別宛名番号; `upload.kept_count` says how many there are. */
export function listKept(
  register: Register,
  municipalityCode: string,
  { uploadId, limit }: { uploadId: string; limit: number },
): Promise<KeptLine[]> {
  return inMunicipality(
    register,
    municipalityCode,
    (tx) =>
      tx.selectFrom("upload_kept")
        .select(["resident_number as residentNumber", "ticket_number as ticketNumber", "reason"])
        .where("municipality_code", "=", municipalityCode).where("upload_id", "=", uploadId)
        .orderBy("position").limit(limit).execute(),
  );
}
