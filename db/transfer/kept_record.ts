import { listMergesOf } from "../duplicate/merges_of.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Id of the record that this one has become part of, or its own. */
export async function keptRecord(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  recipientId: string,
): Promise<string> {
  const { into } = await listMergesOf(tx, municipalityCode, recipientId);
  return into ? await keptRecord(tx, municipalityCode, into.otherId) : recipientId;
}
