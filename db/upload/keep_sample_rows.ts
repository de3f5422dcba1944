import { sql } from "kysely";
import type { CellChange, ReviewOutcome } from "../../domain/upload/review.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

export interface SampleRow {
  outcome: ReviewOutcome;
  line: number;
  residentNumber: string;
  cells: CellChange[];
}

/** Replaces what an upload's review shows of its rows; they come in the order of the file. */
export async function keepSampleRows(
  tx: MunicipalityTransaction,
  { municipalityCode, uploadId }: { municipalityCode: string; uploadId: string },
  samples: readonly SampleRow[],
): Promise<void> {
  await tx.deleteFrom("upload_sample").where("municipality_code", "=", municipalityCode)
    .where("upload_id", "=", uploadId).execute();
  await sql`
    insert into upload_sample
      (municipality_code, upload_id, outcome, position, line, resident_number, cells)
    select ${municipalityCode}, ${uploadId}, outcome, position, line, resident_number, cells::jsonb
    from unnest(
      ${samples.map(({ outcome }) => outcome)}::text[],
      ${samples.map((_, position) => position)}::integer[],
      ${samples.map(({ line }) => line)}::integer[],
      ${samples.map(({ residentNumber }) => residentNumber)}::text[],
      ${samples.map(({ cells }) => JSON.stringify(cells))}::text[]
    ) as sample (outcome, position, line, resident_number, cells)`.execute(tx);
}
