import { nameKey } from "../recipient/name_key.ts";
import { failure, type Result, success } from "../result.ts";
import { CsvReader, type CsvRow } from "../upload/csv_reader.ts";
import { DELIMITERS, describeShape, detectLines } from "../upload/csv_shape.ts";
import { notCsv } from "../upload/not_csv.ts";
import { decoderLabel, detectEncoding } from "../upload/text_encoding.ts";
import { BATCH_ORDER, readBatchHeader } from "./batch_columns.ts";
import { MOST_BATCH_ROWS } from "./batch_limits.ts";
import { type BatchCircumstances, type ReadBatchRow, readBatchRow } from "./batch_row.ts";
import type { Question } from "./inquiry.ts";

export type BatchLine = ReadBatchRow & {
  /** Row as a spreadsheet counts it, header included, from 1. */
  line: number;
  /** The row before it that asks the same; it is asked once. */
  sameAsLine: number | null;
};

export interface BatchFile {
  /** How the file was found to be written, in words. */
  shape: string;
  lines: BatchLine[];
}

const EMPTY =
  "照会する人の行がありません。見出しの下に1行に1人ずつ書いたCSVファイルを選んでください。";

/** Reads a whole list of incomers, which lies in memory. A failure is about the file as a whole. */
export function readBatchFile(
  bytes: Uint8Array,
  circumstances: BatchCircumstances,
): Result<BatchFile> {
  const fault = bytes.length === 0 ? EMPTY : notCsv(bytes);
  if (fault) return failure(fault);
  const encoding = detectEncoding(bytes);
  const text = new TextDecoder(decoderLabel(encoding)).decode(bytes);
  const shape = detectLines(text.slice(0, START_CHARACTERS));
  const read = readRows(text, DELIMITERS[shape.delimiter].sign);
  if (!read.ok) return read;
  const rows = read.value;
  const header = rows[0] && readBatchHeader(rows[0].cells);
  if (header && !header.ok) return header;
  const people = header ? rows.slice(1) : rows;
  if (people.length === 0) return failure(EMPTY);
  if (people.length > MOST_BATCH_ROWS) return failure(tooMany(people.length));
  const order = header?.value ?? BATCH_ORDER;
  const repeats = new Repeats();
  const lines = people.map(({ line, cells }) => {
    const row = readBatchRow(cells, order, circumstances);
    return { ...row, line, sameAsLine: row.question && repeats.firstOf(row.question, line) };
  });
  return success({
    shape: describeShape({ ...shape, encoding, header: header !== undefined }),
    lines,
  });
}

const START_CHARACTERS = 65_536;

function readRows(text: string, delimiter: "," | "\t"): Result<CsvRow[]> {
  const reader = new CsvReader(delimiter);
  const rows = reader.push(text);
  if (!rows.ok) return rows;
  const last = reader.end();
  return last.ok ? success([...rows.value, ...last.value]) : last;
}

function tooMany(count: number): string {
  return `${count.toLocaleString("ja-JP")}人分の行があります。` +
    `一度に照会できるのは${MOST_BATCH_ROWS.toLocaleString("ja-JP")}人までです。` +
    "ファイルを分けて登録してください。";
}

/** Which line asked a question first. */
class Repeats {
  readonly #lines = new Map<string, number>();

  /** Null: this one. */
  firstOf(question: Question, line: number): number | null {
    const key = keyOf(question);
    const first = this.#lines.get(key);
    if (first === undefined) this.#lines.set(key, line);
    return first ?? null;
  }
}

function keyOf({ otherCode, about }: Question): string {
  if (about.kind === "my_number") return `${otherCode}:${about.myNumber}`;
  const name = nameKey(about.familyKana, about.givenKana);
  return `${otherCode}:${about.birthDate}:${about.sex}:${name}`;
}
