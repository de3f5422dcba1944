import type { CsvRow } from "../../domain/upload/csv_reader.ts";
import { CsvReader } from "../../domain/upload/csv_reader.ts";
import { type CsvShape, DELIMITERS, detectLines } from "../../domain/upload/csv_shape.ts";
import { decoderLabel, type TextEncoding } from "../../domain/upload/text_encoding.ts";
import { failure, type Result, success } from "../../domain/result.ts";

/** Bytes decoded at once: the text of a whole piece would only wait in memory. */
const SLICE_BYTES = 1 << 16;

export interface ReadBatch {
  rows: CsvRow[];
  /** Bytes of the file read so far. */
  byteCount: number;
}

export interface OpenedFile {
  shape: Pick<CsvShape, "newline" | "delimiter">;
  /** Ends early with a failure when the rest cannot be read as rows. */
  batches: AsyncGenerator<Result<ReadBatch>>;
}

/** Reads a file of any size row by row; how its lines are made shows in its first text. */
export async function openUpload(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): Promise<OpenedFile> {
  const texts = decoded(bytes, encoding);
  const first = await texts.next();
  const start = first.done ? { text: "", byteCount: 0 } : first.value;
  const shape = detectLines(start.text);
  return { shape, batches: readBatches(start, texts, shape) };
}

interface DecodedSlice {
  text: string;
  byteCount: number;
}

async function* readBatches(
  start: DecodedSlice,
  rest: AsyncGenerator<DecodedSlice>,
  { delimiter }: OpenedFile["shape"],
): AsyncGenerator<Result<ReadBatch>> {
  const reader = new CsvReader(DELIMITERS[delimiter].sign);
  let byteCount = 0;
  for await (const slice of chain(start, rest)) {
    const rows = reader.push(slice.text);
    if (!rows.ok) return yield failure(rows.message);
    byteCount = slice.byteCount;
    yield success({ rows: rows.value, byteCount });
  }
  const last = reader.end();
  yield last.ok ? success({ rows: last.value, byteCount }) : failure(last.message);
}

async function* chain(start: DecodedSlice, rest: AsyncGenerator<DecodedSlice>) {
  yield start;
  yield* rest;
}

async function* decoded(
  bytes: AsyncIterable<Uint8Array>,
  encoding: TextEncoding,
): AsyncGenerator<DecodedSlice> {
  const decoder = new TextDecoder(decoderLabel(encoding));
  let byteCount = 0;
  for await (const piece of bytes) {
    for (let start = 0; start < piece.length; start += SLICE_BYTES) {
      const slice = piece.subarray(start, start + SLICE_BYTES);
      byteCount += slice.length;
      yield { text: decoder.decode(slice, { stream: true }), byteCount };
    }
  }
  const text = decoder.decode();
  if (text) yield { text, byteCount };
}
