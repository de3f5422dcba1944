import { Buffer } from "node:buffer";
import type { RowBlock } from "../../domain/output/encode_rows.ts";
import { connect, type DatabaseAddress } from "../connection.ts";
import { copiedBlocks, type FillingBlock } from "../copied_blocks.ts";

export interface CopySource {
  /** Validated: it goes into `SET LOCAL` as a literal. */
  municipalityCode: string;
  query: string;
}

/**
 * One process sorts within bounds: the other cores are for those at the counter. A backend whose
 * client was killed finds out by itself.
 */
export const COPY_SETTINGS = `
  set local max_parallel_workers_per_gather = 0;
  set local work_mem = '64MB';
  set local jit = off;
  set local client_connection_check_interval = '2s'`;

/**
 * An output reads everybody of a municipality. Where PostgreSQL does not know yet how many that are,
 * since many came after it last looked, it would look through all of them for each of them: 20,000
 * tickets that wait took more than a minute instead of 0.7 s.
 */
export const OUTPUT_SETTINGS = `${COPY_SETTINGS};
  set local enable_nestloop = off`;

/**
 * Reads a query's rows as CSV with CRLF, block by block, and answers the `pg_snapshot` they were
 * read in. A connection of its own, thrown away afterwards: postgres.js leaves one paused after a
 * COPY TO with backpressure (porsager/postgres#917), and an abandoned COPY would keep its backend
 * for ever.
 */
export async function copyRows(
  address: DatabaseAddress,
  { municipalityCode, query }: CopySource,
  take: (block: RowBlock) => Promise<void>,
): Promise<string> {
  const sql = connect(address, "vrs_app", 1);
  try {
    const connection = await sql.reserve();
    await connection.unsafe(`begin isolation level repeatable read read only;
      set local vrs.municipality = '${municipalityCode}'; ${OUTPUT_SETTINGS}`);
    const [backend] = await connection<[{ pid: number; snapshot: string }]>`
      select pg_backend_pid() as pid, pg_current_snapshot()::text as snapshot`;
    const copy = await connection.unsafe(`copy (${query}) to stdout with (format csv)`).readable();
    let isComplete = false;
    try {
      const begin = (longestRow: number) => new RowsInBlock(longestRow);
      const blocks = copiedBlocks(copy, { begin, waiting: WAITING_BLOCKS });
      for await (const block of blocks) await take(block);
      isComplete = true;
    } finally {
      if (!isComplete) await terminate(address, backend.pid);
    }
    return backend.snapshot;
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/** Blocks that wait for their taker before PostgreSQL has to: as it works on, nobody waits twice. */
const WAITING_BLOCKS = 16;

const BLOCK_BYTES = 256 * 1024;
const LF = 0x0a;
const CRLF = Buffer.from("\r\n");

/** With the end of each row. */
class RowsInBlock implements FillingBlock<RowBlock> {
  readonly #bytes: Buffer;
  readonly #rowEnds: number[] = [];
  #length = 0;

  constructor(longestRow: number) {
    this.#bytes = Buffer.allocUnsafe(Math.max(BLOCK_BYTES, longestRow + CRLF.length));
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  hasRoomFor(row: Uint8Array): boolean {
    return this.#length + row.length + CRLF.length <= this.#bytes.length;
  }

  /** COPY sends one message per row, so only the last byte of each is a row's end. */
  add(row: Uint8Array): void {
    this.#bytes.set(row, this.#length);
    this.#length += row.at(-1) === LF ? row.length - 1 : row.length;
    this.#bytes.set(CRLF, this.#length);
    this.#length += CRLF.length;
    this.#rowEnds.push(this.#length);
  }

  block(): RowBlock {
    return { bytes: this.#bytes.subarray(0, this.#length), rowEnds: this.#rowEnds };
  }
}

async function terminate(address: DatabaseAddress, pid: number): Promise<void> {
  const sql = connect(address, "vrs_app", 1); // a role may end its own backends
  try {
    await sql`select pg_terminate_backend(${pid})`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
