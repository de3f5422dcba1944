import { Buffer } from "node:buffer";
import type { Readable } from "node:stream";
import type { ReservedSql } from "postgres";
import { copiedBlocks, type FillingBlock } from "../copied_blocks.ts";
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
  const begin = (longestRow: number) => new TextInBlock(longestRow);
  yield* copiedBlocks(copy, { begin, waiting: WAITING_BLOCKS });
}

class TextInBlock implements FillingBlock<Buffer> {
  readonly #bytes: Buffer;
  #length = 0;

  constructor(longestRow: number) {
    this.#bytes = Buffer.allocUnsafe(Math.max(BLOCK_BYTES, longestRow));
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  hasRoomFor(row: Uint8Array): boolean {
    return this.#length + row.length <= this.#bytes.length;
  }

  add(row: Uint8Array): void {
    this.#bytes.set(row, this.#length);
    this.#length += row.length;
  }

  block(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }
}
