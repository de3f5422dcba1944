import { sql } from "kysely";
import type { BatchOutcome } from "../../domain/transfer/batch_outcome.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { BatchPlace } from "./rows_to_ask.ts";

/** What came of a row: its case, or why there is none. */
export interface ToldOutcome {
  line: number;
  outcome: BatchOutcome;
  inquiryId: string | null;
  problem: string | null;
}

const TOLD_AT_ONCE = 1_000;

/**
 * Writes down what came of rows; their My Numbers are kept no longer, the inquiries have them. By
 * position in the lists: of a batch that has just been written PostgreSQL knows no statistics, and
 * joins it row by row.
 */
export async function tellOutcomes(
  tx: MunicipalityTransaction,
  { municipalityCode, batchId }: BatchPlace,
  told: readonly ToldOutcome[],
): Promise<void> {
  for (let first = 0; first < told.length; first += TOLD_AT_ONCE) {
    const part = told.slice(first, first + TOLD_AT_ONCE);
    const lines = part.map(({ line }) => line);
    const position = sql`array_position(${lines}::integer[], line)`;
    await sql`
      update batch_row set my_number_sealed = null,
        outcome = (${part.map(({ outcome }) => outcome)}::text[])[${position}],
        problem = (${part.map(({ problem }) => problem)}::text[])[${position}],
        inquiry_id = (${part.map(({ inquiryId }) => inquiryId)}::uuid[])[${position}]
      where municipality_code = ${municipalityCode} and batch_id = ${batchId}
        and line = any(${lines}::integer[])`.execute(tx);
  }
}

/** A row that repeats another one is told the same. */
export async function repeatOutcomes(
  tx: MunicipalityTransaction,
  batch: BatchPlace,
): Promise<void> {
  const rows = await tx.selectFrom("batch_row")
    .select(["line", "same_as_line as sameAsLine", "outcome", "inquiry_id as inquiryId", "problem"])
    .where("municipality_code", "=", batch.municipalityCode).where("batch_id", "=", batch.batchId)
    .execute();
  const byLine = new Map(rows.map((row) => [row.line, row]));
  const told = rows.flatMap(({ line, sameAsLine }): ToldOutcome[] => {
    const same = sameAsLine === null ? undefined : byLine.get(sameAsLine);
    const { outcome, inquiryId, problem } = same ?? {};
    return outcome ? [{ line, outcome, inquiryId: inquiryId!, problem: problem! }] : [];
  });
  await tellOutcomes(tx, batch, told);
}
