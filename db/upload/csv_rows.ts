import { Readable } from "node:stream";
import Papa from "papaparse";
import { decoderLabel, type TextEncoding } from "../../domain/upload/text_encoding.ts";

export interface CsvRow {
  /** Row as a spreadsheet counts it, from 1; a line break inside quotes does not start a row. */
  line: number;
  cells: string[];
}

/** papaparse's queue takes quadratic time per piece: 1 MiB pieces are 20 times slower than these. */
const PIECE_BYTES = 1 << 14;

/** Reads CSV (RFC 4180, LF or CRLF) from bytes without holding the file; blank rows are left out. */
export async function* csvRows(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<CsvRow> {
  const parser = Papa.parse(Papa.NODE_STREAM_INPUT, {});
  const source = Readable.from(decoded(bytes, encoding));
  source.on("error", (error) => parser.destroy(error));
  let line = 0;
  for await (const cells of source.pipe(parser) as AsyncIterable<string[]>) {
    line++;
    if (cells.some((cell) => cell.trim() !== "")) yield { line, cells };
  }
}

async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(decoderLabel(encoding));
  for await (const chunk of bytes) {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      const piece = chunk.subarray(start, start + PIECE_BYTES);
      const text = decoder.decode(piece, { stream: true });
      if (text) yield text;
    }
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}
