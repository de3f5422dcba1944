import { TEXT_ENCODING_LABELS, type TextEncoding } from "./text_encoding.ts";

/** What ends the rows; "none" when the file is one row. */
export const NEWLINES = ["lf", "crlf", "cr", "none"] as const;
export type Newline = typeof NEWLINES[number];

export const NEWLINE_LABELS: Record<Newline, string> = {
  lf: "改行LF",
  crlf: "改行CRLF",
  cr: "改行CR",
  none: "改行なし",
};

/** What separates the cells. Excel's 「Unicode テキスト」 has tabs. */
export const DELIMITERS = {
  comma: { sign: ",", label: "カンマ区切り" },
  tab: { sign: "\t", label: "タブ区切り" },
} as const;
export type Delimiter = keyof typeof DELIMITERS;

/** How a file was found to be written. */
export interface CsvShape {
  encoding: TextEncoding;
  newline: Newline;
  delimiter: Delimiter;
  /** Its first row names the columns. */
  header: boolean;
}

/** "UTF-8（BOMなし）、改行CRLF、カンマ区切り、見出し行あり" */
export function describeShape({ encoding, newline, delimiter, header }: CsvShape): string {
  return [
    TEXT_ENCODING_LABELS[encoding],
    NEWLINE_LABELS[newline],
    DELIMITERS[delimiter].label,
    header ? "見出し行あり" : "見出し行なし",
  ].join("、");
}

/** A cell in quotes, also one that the end of the text cuts. */
const QUOTED_CELL = /(^|[,\t\r\n])"[^"]*(?:""[^"]*)*(?:"|$)/g;
const LINE_BREAK = /\r\n|\r|\n/;
const NEWLINE_BY_BREAK = new Map<string, Newline>([["\n", "lf"], ["\r\n", "crlf"], ["\r", "cr"]]);

/**
 * Line break and delimiter, from the first 64 KiB of a file's text: the first line break, and tabs
 * when the first row that is not blank has some and no comma. What stands in quotes does not count.
 */
export function detectLines(start: string): Pick<CsvShape, "newline" | "delimiter"> {
  const bare = start.replaceAll(QUOTED_CELL, '$1""');
  const newline = NEWLINE_BY_BREAK.get(LINE_BREAK.exec(bare)?.[0] ?? "") ?? "none";
  const firstRow = bare.split(LINE_BREAK).find((row) => /[^\s,]/.test(row)) ?? "";
  const delimiter = firstRow.includes("\t") && !firstRow.includes(",") ? "tab" : "comma";
  return { newline, delimiter };
}
