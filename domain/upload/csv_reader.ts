import { type Failure, failure, type Result, success } from "../result.ts";
import { isBlankText } from "./blank_text.ts";
import { CsvText, LONGEST_RECORD, type NoRecord } from "./csv_text.ts";

export interface CsvRow {
  /** Row as a spreadsheet counts it, from 1; a line break inside quotes does not start a row. */
  line: number;
  cells: string[];
}

/** More cells than this are no table of ours; a spreadsheet's widest sheet has 16,384 columns. */
export const MOST_CELLS = 1_000;

/**
 * Reads CSV (RFC 4180, also with tabs) from text that arrives in pieces, cut anywhere. Line breaks
 * are LF, CRLF or CR. Like a spreadsheet it keeps a quote in the middle of a cell, and what follows
 * a closing quote. Blank rows count as lines but are left out. Of the text it holds one record at
 * most; one too long, too wide or with a quote that never closes is a failure, and the end.
 */
export class CsvReader {
  readonly #delimiter: string;
  /** The record begun in earlier pieces. */
  #rest = "";
  #endedByReturn = false;
  #line = 0;
  #failure: Failure | undefined;

  constructor(delimiter: "," | "\t" = ",") {
    this.#delimiter = delimiter;
  }

  /** The rows that end in this piece. After a failure there are no more. */
  push(piece: string): Result<CsvRow[]> {
    return this.#read(piece, "more follows");
  }

  /** The last row, when no line break ended it. */
  end(): Result<CsvRow[]> {
    return this.#read("", "nothing follows");
  }

  #read(piece: string, then: "more follows" | "nothing follows"): Result<CsvRow[]> {
    if (this.#failure) return this.#failure;
    const text = this.#rest + piece;
    const csv = new CsvText(text, {
      delimiter: this.#delimiter,
      isLast: then === "nothing follows",
    });
    const rows: CsvRow[] = [];
    let start = this.#endedByReturn && text.startsWith("\n") ? 1 : 0;
    if (text !== "") this.#endedByReturn = false;
    while (start < text.length) {
      const record = csv.record(start);
      if (record === "unfinished") break;
      if (typeof record === "string") return this.#fail(record);
      if (record.cells.length > MOST_CELLS) return this.#fail("too_wide");
      this.#line++;
      if (!record.cells.every(isBlankText)) rows.push({ line: this.#line, cells: record.cells });
      start = this.#behindLineBreak(text, record.end);
    }
    this.#rest = text.slice(start);
    return success(rows);
  }

  #behindLineBreak(text: string, end: number): number {
    if (text.charCodeAt(end) !== RETURN) return end + 1;
    if (end + 1 === text.length) this.#endedByReturn = true;
    return text.charCodeAt(end + 1) === LINE_FEED ? end + 2 : end + 1;
  }

  #fail(fault: keyof typeof FAULTS): Failure {
    this.#rest = "";
    return this.#failure = failure(FAULTS[fault](this.#line + 1));
  }
}

const RETURN = "\r".charCodeAt(0);
const LINE_FEED = "\n".charCodeAt(0);

const FAULTS: Record<Exclude<NoRecord, "unfinished"> | "too_wide", (line: number) => string> = {
  unclosed: (line) =>
    `${line}行目で始まる「"」が閉じていません。値を囲む「"」を値の終わりにも付けるか、取り除いてください。`,
  too_long: (line) =>
    `${line}行目が長すぎます（${LONGEST_RECORD.toLocaleString("en")}文字まで）。` +
    "改行で行が分かれたCSVファイルか確かめてください。",
  too_wide: (line) =>
    `${line}行目の項目が多すぎます（${MOST_CELLS.toLocaleString("en")}項目まで）。` +
    "選んだファイルが正しいか確かめてください。",
};
