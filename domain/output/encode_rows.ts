import { toCp932 } from "./cp932.ts";
import { replaceLost } from "./lost_characters.ts";
import type { OutputEncoding } from "./output_choice.ts";

/** Rows of a CSV in UTF-8, each with the line break that ends it. */
export interface RowBlock {
  bytes: Uint8Array;
  /** Where each row ends in `bytes`. */
  rowEnds: readonly number[];
}

/** A cell that could not be written as it is. */
export interface OutputLoss {
  /** Row of the file, header included, from 1. */
  line: number;
  residentNumber: string;
  /** Its place in the row, from 0. */
  column: number;
  characters: string;
}

export interface EncodedRows {
  bytes: Uint8Array;
  losses: OutputLoss[];
}

const BYTE_ORDER_MARK = Uint8Array.of(0xef, 0xbb, 0xbf);

/** What stands before the rows: the mark and the column names, where they are wanted. */
export function encodeHeading(encoding: OutputEncoding, columns: readonly string[]): Uint8Array {
  const line = columns.length > 0 ? columns.join(",") + "\r\n" : "";
  if (encoding === "shift_jis") return toCp932(line)!;
  const bytes = new TextEncoder().encode(line);
  return encoding === "utf-8-bom" ? Uint8Array.of(...BYTE_ORDER_MARK, ...bytes) : bytes;
}

/** The rows in the file's encoding; `firstLine` is the line of the first one in it. */
export function encodeRows(
  encoding: OutputEncoding,
  block: RowBlock,
  firstLine: number,
): EncodedRows {
  if (encoding !== "shift_jis") return { bytes: block.bytes, losses: [] };
  const bytes = toCp932(new TextDecoder().decode(block.bytes));
  return bytes ? { bytes, losses: [] } : encodeRowByRow(block, firstLine);
}

/** The way of a block in which something is lost: finds the rows and cells it is lost from. */
function encodeRowByRow({ bytes, rowEnds }: RowBlock, firstLine: number): EncodedRows {
  const decoder = new TextDecoder();
  const losses: OutputLoss[] = [];
  const encoded = new Uint8Array(bytes.length);
  let length = 0;
  let start = 0;
  rowEnds.forEach((end, index) => {
    const text = decoder.decode(bytes.subarray(start, end));
    start = end;
    let row = toCp932(text);
    if (!row) {
      const readable = replaceLost(text);
      const { residentNumber, lost } = readable;
      losses.push(...lost.map((cell) => ({ line: firstLine + index, residentNumber, ...cell })));
      row = toCp932(readable.text)!;
    }
    encoded.set(row, length);
    length += row.length;
  });
  return { bytes: encoded.subarray(0, length), losses };
}
