import Papa from "papaparse";
import { withoutFormula } from "../domain/formula_sign.ts";
import { toCp932 } from "../domain/output/cp932.ts";
import { encodeHeading } from "../domain/output/encode_rows.ts";
import { replaceLost } from "../domain/output/lost_characters.ts";
import type { StatisticsEncoding } from "../domain/tally/statistics_form.ts";
import type { StatisticsCell, StatisticsRows } from "../domain/tally/statistics_rows.ts";

interface StatisticsTable {
  heading: readonly string[];
  rows: StatisticsRows;
}

/** Made together, so that a long file is not as many pieces as rows. */
const ROWS_A_PIECE = 1_000;

/** The file piece by piece, each made when the reader has come so far. Lines end in CRLF. */
export function statisticsCsv(
  { heading, rows }: StatisticsTable,
  encoding: StatisticsEncoding,
): ReadableStream<Uint8Array> {
  return ReadableStream.from((function* () {
    yield encodeHeading(encoding, heading);
    let piece: string[][] = [];
    for (const row of rows) {
      piece.push(row.map(cellText));
      if (piece.length < ROWS_A_PIECE) continue;
      yield encoded(piece, encoding);
      piece = [];
    }
    if (piece.length > 0) yield encoded(piece, encoding);
  })());
}

/** A name may look like a formula; a number, below 0 too, is none. */
function cellText(cell: StatisticsCell): string {
  return typeof cell === "number" ? String(cell) : withoutFormula(cell);
}

function encoded(rows: string[][], encoding: StatisticsEncoding): Uint8Array {
  const text = Papa.unparse(rows, { newline: "\r\n" }) + "\r\n";
  if (encoding !== "shift_jis") return new TextEncoder().encode(text);
  return toCp932(text) ?? toCp932(replaceLost(text).text)!;
}
