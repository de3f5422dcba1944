import type { CellProblem } from "../../../domain/upload/cell_problem.ts";
import { DELIMITERS, describeShape, detectLines } from "../../../domain/upload/csv_shape.ts";
import { notCsv } from "../../../domain/upload/not_csv.ts";
import { readHeader, SPECIFIED_ORDER } from "../../../domain/upload/recipient_columns.ts";
import { readRecipientRow, type RecipientRow } from "../../../domain/upload/recipient_row.ts";
import { decoderLabel, detectEncoding } from "../../../domain/upload/text_encoding.ts";
import { csvOutcomeOf } from "./csv_rows_of.ts";

/** What a file is found to hold, from its bytes to its rows; 千代田区's file, on 2021-06-01. */
export interface GoldenReading {
  shape: string;
  /** What is wrong with the file as a whole. */
  failure?: string;
  people: (RecipientRow & { line: number })[];
  problems: (CellProblem & { line: number })[];
}

const FOLDER = new URL("../../fixtures/upload/", import.meta.url);
const CIRCUMSTANCES = { today: "2021-06-01", municipalityCode: "131016" };

export function listGoldenFiles(): string[] {
  return Array.from(Deno.readDirSync(FOLDER), ({ name }) => name).sort();
}

export function readGoldenFile(name: string): GoldenReading {
  const bytes = Deno.readFileSync(new URL(name, FOLDER));
  const reading: GoldenReading = { shape: "", people: [], problems: [] };
  const otherKind = notCsv(bytes);
  if (otherKind !== undefined) return { ...reading, failure: otherKind };
  const encoding = detectEncoding(bytes);
  const text = new TextDecoder(decoderLabel(encoding)).decode(bytes);
  const { newline, delimiter } = detectLines(text);
  const rows = csvOutcomeOf(text, { delimiter: DELIMITERS[delimiter].sign });
  if (typeof rows === "string") return { ...reading, failure: rows };
  const header = readHeader(rows[0]?.cells ?? []);
  reading.shape = describeShape({ encoding, newline, delimiter, header: header !== undefined });
  if (header && !header.ok) return { ...reading, failure: header.message };
  const order = header?.value ?? SPECIFIED_ORDER;
  for (const { line, cells } of rows.slice(header ? 1 : 0)) {
    const { row, problems } = readRecipientRow(cells, order, CIRCUMSTANCES);
    if (row) reading.people.push({ line, ...row });
    for (const problem of problems) reading.problems.push({ line, ...problem });
  }
  return reading;
}
