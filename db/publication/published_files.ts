import { sql } from "kysely";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import { type GateReading, type Reader, readGate } from "../reading.ts";

/** Which file: of the newest publication, of a day's newest revision, or of one revision. */
export interface FileAsked {
  day?: PlainDate;
  revision?: number;
  name: string;
}

/** A published file without what is in it. */
export interface PublishedFile {
  day: PlainDate;
  revision: number;
  name: string;
  publishedAt: Date;
  /** Lines, the heading of a CSV not counted. */
  rowCount: number;
  /** Unpacked, as `sha256`. */
  byteCount: number;
  packedByteCount: number;
  /** Hexadecimal. */
  sha256: string;
}

const COLUMNS = sql<PublishedFile>`
  publication.day, publication.revision, name, published_at as "publishedAt",
  row_count as "rowCount", byte_count as "byteCount",
  octet_length(content) as "packedByteCount", encode(sha256, 'hex') as sha256`;

export async function lookupPublishedFile(
  gate: GateReading,
  { day, revision, name }: FileAsked,
): Promise<PublishedFile | undefined> {
  const { rows: [file] } = await sql<PublishedFile>`
    select ${COLUMNS} from publication join publication_file using (day, revision)
    where name = ${name} and ${day === undefined ? sql`true` : sql`day = ${day}::date`}
      and ${revision === undefined ? sql`true` : sql`revision = ${revision}`}
    order by day desc, revision desc limit 1`.execute(gate);
  return file;
}

export async function listPublishedFiles(
  gate: GateReading,
  { day, revision }: { day: PlainDate; revision: number },
): Promise<PublishedFile[]> {
  const { rows } = await sql<PublishedFile>`
    select ${COLUMNS} from publication join publication_file using (day, revision)
    where day = ${day}::date and revision = ${revision}`.execute(gate);
  return rows;
}

const PIECE_BYTES = 1 << 18;

/**
 * The packed file, piece by piece as its reader comes along: no connection waits for a slow one, and
 * no file is ever whole in memory.
 */
export function packedPieces(
  reader: Reader,
  { day, revision, name, packedByteCount }: PublishedFile,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  let start = 0;
  return new ReadableStream({
    async pull(controller) {
      if (start >= packedByteCount) return controller.close();
      const piece = await readGate(reader, async (tx) => {
        const { rows: [row] } = await sql<{ piece: Uint8Array<ArrayBuffer> }>`
          select substring(content from ${start + 1} for ${PIECE_BYTES}) as piece
          from publication_file
          where day = ${day}::date and revision = ${revision} and name = ${name}`.execute(tx);
        return row!.piece;
      });
      start += PIECE_BYTES;
      controller.enqueue(piece);
    },
  }, { highWaterMark: 0 });
}
