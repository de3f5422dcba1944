import { Buffer } from "node:buffer";
import type { Readable } from "node:stream";
import type { ReservedSql } from "postgres";
import { columnList, quoted, type StoredTable } from "./stored_tables.ts";

/** The same text for the same value on every server, whatever its settings. */
export const TEXT_FORM = `
  set local timezone = 'UTC';
  set local datestyle = 'ISO, YMD';
  set local intervalstyle = 'iso_8601';
  set local bytea_output = 'hex';
  set local extra_float_digits = 1;
  set local row_security = off`;

/** A piece of a table's text; only its longest row makes it longer. */
const BLOCK_BYTES = 1024 * 1024;
/** Blocks that wait for their taker before PostgreSQL has to. */
const WAITING_BLOCKS = 4;

/**
 * A table's rows as COPY's text, in the order of their key, in blocks. The connection can be used
 * again afterwards; when the reader leaves before the end it cannot, and has to be closed.
 */
export async function* copyOut(
  connection: ReservedSql,
  table: StoredTable,
): AsyncGenerator<Buffer> {
  const query = `copy (select ${columnList(table)} from public.${quoted(table.name)}
    order by ${table.order}) to stdout`;
  const copy: Readable = await connection.unsafe(query).readable();
  // Else the next query waits for ever: rows that came at once leave the socket paused at the end
  // (porsager/postgres#917). Reading is what resumes it.
  copy.once("close", () => copy._read(0));
  yield* blocksOf(copy);
}

/** By events: an iterator over rows takes half as long again. */
async function* blocksOf(copy: Readable): AsyncGenerator<Buffer> {
  const full: Buffer[] = [];
  let filling = new FillingBlock(0);
  let isOver = false;
  let failure: Error | undefined;
  let wake = () => {};
  copy.on("data", (row: Uint8Array) => {
    if (!filling.hasRoomFor(row)) {
      full.push(filling.text());
      filling = new FillingBlock(row.length);
      if (full.length >= WAITING_BLOCKS) copy.pause();
      wake();
    }
    filling.add(row);
  });
  copy.once("error", (error) => failure = error);
  copy.once("close", () => {
    isOver = true;
    wake();
  });
  while (!isOver || full.length > 0) {
    const block = full.shift();
    if (block) {
      if (copy.isPaused()) copy.resume();
      yield block;
    } else await new Promise<void>((resolve) => wake = resolve);
  }
  if (failure) throw failure;
  const last = filling.text();
  if (last.length > 0) yield last;
}

/** Copied together at once: a million small arrays would cost more than the rows in them. */
class FillingBlock {
  readonly #bytes: Buffer;
  #length = 0;

  constructor(longestRow: number) {
    this.#bytes = Buffer.allocUnsafe(Math.max(BLOCK_BYTES, longestRow));
  }

  hasRoomFor(row: Uint8Array): boolean {
    return this.#length + row.length <= this.#bytes.length;
  }

  add(row: Uint8Array): void {
    this.#bytes.set(row, this.#length);
    this.#length += row.length;
  }

  text(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}
