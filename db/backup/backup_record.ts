import { Buffer } from "node:buffer";
import { z } from "zod";

/** A table as it is in a backup: its columns in the order of its rows' text. */
export const BackupTable = z.object({ name: z.string(), columns: z.array(z.string()).min(1) });
export type BackupTable = z.infer<typeof BackupTable>;

/** What a table's rows must be found to be again. */
export const TableSum = z.object({
  name: z.string(),
  rows: z.number(),
  bytes: z.number(),
  /** SHA-256 of the rows as COPY writes them, in the order of their key. */
  digest: z.string(),
});
export type TableSum = z.infer<typeof TableSum>;

/** What a backup says of itself, before its rows. */
export const BackupStart = z.object({
  kind: z.literal("start"),
  serverVersion: z.string(),
  /** Names of the applied migrations, in order. */
  migrations: z.array(z.string()),
  tables: z.array(BackupTable),
  sequences: z.array(z.object({ name: z.string(), last: z.string(), isCalled: z.boolean() })),
});
export type BackupStart = z.infer<typeof BackupStart>;

/** After all rows of a table. */
export const TableEnd = TableSum.extend({ kind: z.literal("table") });
/** After all tables. */
export const BackupEnd = z.object({ kind: z.literal("end"), rows: z.number() });

export const BackupRecord = z.discriminatedUnion("kind", [BackupStart, TableEnd, BackupEnd]);
export type BackupRecord = z.infer<typeof BackupRecord>;

/** The first byte of a piece: what the others are. */
const RECORD = Buffer.from("{");
const ROWS = Buffer.from("z");

/** A piece with a record; it ends as it began, with a brace. */
export function recordPiece(record: BackupRecord): Uint8Array[] {
  return [Buffer.from(JSON.stringify(record))];
}

/** A piece with rows, or a part of them, compressed. */
export function rowsPiece(compressed: Uint8Array): Uint8Array[] {
  return [ROWS, compressed];
}

/** What a piece holds; undefined when it is neither, which no writer of ours seals. */
export function readPiece(
  piece: Buffer,
): { record: BackupRecord } | { compressed: Buffer } | undefined {
  if (piece[0] === ROWS[0]) return { compressed: piece.subarray(1) };
  if (piece[0] !== RECORD[0]) return undefined;
  const parsed = BackupRecord.safeParse(JSON.parse(piece.toString()));
  return parsed.success ? { record: parsed.data } : undefined;
}
