import { readHeader, SPECIFIED_ORDER } from "../../domain/upload/recipient_columns.ts";
import { readRecipientRow } from "../../domain/upload/recipient_row.ts";
import type { MyNumberSealer } from "../sealing/my_number_sealer.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { csvRows } from "./csv_rows.ts";
import { type StagedRow, stageRecipients } from "./recipient_stage.ts";
import type { RowProblem } from "./stage_problems.ts";

const BATCH_ROWS = 2_000;

/** A file as it was read, its valid rows staged. */
export interface FileReading {
  rowCount: number;
  problems: RowProblem[];
  /** What is wrong with the file as a whole. */
  failure?: string;
}

/** Judges every row of a file and stages the valid ones; a header is told from a person. */
export async function stageFile(
  tx: MunicipalityTransaction,
  rows: ReturnType<typeof csvRows>,
  sealing: { sealer: MyNumberSealer; municipalityCode: string },
): Promise<FileReading> {
  const reading: FileReading = { rowCount: 0, problems: [] };
  let order = SPECIFIED_ORDER;
  let isFirst = true;
  let batch: StagedRow[] = [];
  for await (const { line, cells } of rows) {
    const header = isFirst ? readHeader(cells) : undefined;
    isFirst = false;
    if (header && !header.ok) return { ...reading, failure: header.message };
    if (header) {
      order = header.value;
      continue;
    }
    reading.rowCount++;
    const { row, problems } = readRecipientRow(cells, order);
    if (row) batch.push({ line, row });
    for (const problem of problems) reading.problems.push({ line, ...problem });
    if (batch.length < BATCH_ROWS) continue;
    await stageRecipients(tx, batch, sealing);
    batch = [];
  }
  if (batch.length > 0) await stageRecipients(tx, batch, sealing);
  if (reading.rowCount > 0) return reading;
  return { ...reading, failure: "データの行がありません。ファイルの中身を確かめてください。" };
}
