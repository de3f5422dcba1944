import type { Readable } from "node:stream";
import { connect, type DatabaseAddress } from "../connection.ts";

export interface CopyRequest {
  /** Validated: it goes into `SET LOCAL` as a literal. */
  municipalityCode: string;
  query: string;
  heading: string;
  /** Called with the number of rows once all of them were read. */
  finished(rowCount: number): Promise<void>;
}

const BLOCK_BYTES = 64 * 1024;
const LF = 0x0a;
const CRLF = Buffer.from("\r\n");

/**
 * Streams a query's rows as CSV with CRLF. A connection of its own, thrown away afterwards:
 * postgres.js leaves one paused after a COPY TO with backpressure (porsager/postgres#917), and an
 * abandoned COPY would keep its backend for ever.
 */
export function copyCsv(
  address: DatabaseAddress,
  request: CopyRequest,
): ReadableStream<Uint8Array> {
  const rows = copiedBlocks(address, request);
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await rows.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await rows.return(undefined);
    },
  });
}

async function* copiedBlocks(
  address: DatabaseAddress,
  request: CopyRequest,
): AsyncGenerator<Uint8Array> {
  const sql = connect(address, "vrs_app", 1);
  try {
    const connection = await sql.reserve();
    const [backend] = await connection<[{ pid: number }]>`select pg_backend_pid() as pid`;
    await connection`begin read only`;
    await connection.unsafe(`set local vrs.municipality = '${request.municipalityCode}'`);
    const copy = await connection.unsafe(
      `copy (${request.query}) to stdout with (format csv)`,
    ).readable();
    let rowCount = 0;
    let isComplete = false;
    try {
      if (request.heading) yield Buffer.from(request.heading);
      for await (const block of blocksOf(copy, () => rowCount++)) yield block;
      isComplete = true;
    } finally {
      if (!isComplete) await terminate(address, backend.pid);
    }
    await request.finished(rowCount);
  } finally {
    await sql.end({ timeout: 0 });
  }
}

/** COPY sends one message per row, so only the last byte of each is a row's end. */
async function* blocksOf(copy: Readable, countRow: () => void): AsyncGenerator<Uint8Array> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  for await (const row of copy as AsyncIterable<Uint8Array>) {
    countRow();
    pieces.push(row.at(-1) === LF ? row.subarray(0, -1) : row, CRLF);
    size += row.length + 1;
    if (size < BLOCK_BYTES) continue;
    yield Buffer.concat(pieces);
    pieces = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(pieces);
}

async function terminate(address: DatabaseAddress, pid: number): Promise<void> {
  // The owner, because PostgreSQL asks for the rights of the role that signed in, not that acts.
  const sql = connect(address, "owner", 1);
  try {
    await sql`select pg_terminate_backend(${pid})`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
