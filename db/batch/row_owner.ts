import type { Owner } from "../sealing/my_number_sealer.ts";

/** A row of a list of incomers. */
export interface RowPlace {
  municipalityCode: string;
  batchId: string;
  line: number;
}

/** Whose a My Number is until its row was asked about. */
export function rowOwner({ municipalityCode, batchId, line }: RowPlace): Owner {
  return { municipalityCode, residentNumberKey: `batch:${batchId}:${line}` };
}
