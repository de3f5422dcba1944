import { Buffer } from "node:buffer";
import { gunzipSync } from "node:zlib";
import type { KeyRing } from "../sealing/key_ring.ts";
import { refuseMissingKeys } from "./backup_key.ts";
import { type BackupRecord, type BackupStart, readPiece, type TableSum } from "./backup_record.ts";
import { isSame, RowSum } from "./row_sum.ts";
import { DamagedBackup, openSealed } from "./sealed_reader.ts";
import type { BackupHeader } from "./sealed_stream.ts";

/** A backup that was opened, to be read once, from the beginning to the end. */
export interface OpenBackup {
  header: BackupHeader;
  start: BackupStart;
  /**
   * Hands over the rows of each table, in the order of `start.tables`, and answers what they add up
   * to when that is what was written down. Throws a `DamagedBackup` otherwise: what was handed over
   * until then is not to be believed.
   */
  readTables(take: TableTaker): Promise<TableSum[]>;
}

/** Takes all rows of a table, as COPY's text in pieces that may end anywhere in a row. */
export type TableTaker = (name: string, rows: AsyncGenerator<Buffer>) => Promise<void>;

/** Throws an `OperatorError` when a key is missing. Holds no more than a few pieces at a time. */
export async function openBackup(
  source: AsyncIterable<Uint8Array>,
  keys: KeyRing,
): Promise<OpenBackup> {
  const { header, pieces } = await openSealed(source, keys);
  refuseMissingKeys(keys, header.needs);
  const { value } = await pieces.next();
  const start = value && recordOf(value);
  if (start?.kind !== "start") throw unexpected();
  return { header, start, readTables: (take) => readTables(start, pieces, take) };
}

async function readTables(
  start: BackupStart,
  pieces: AsyncGenerator<Buffer>,
  take: TableTaker,
): Promise<TableSum[]> {
  const sums: TableSum[] = [];
  for (const { name } of start.tables) {
    const rows = new TableRows(pieces);
    await take(name, rows.read());
    const found = rows.sum.of(name);
    if (rows.end?.kind !== "table" || rows.end.name !== name) throw unexpected();
    if (!isSame(found, rows.end)) {
      throw new DamagedBackup(`表 ${name} の行数かダイジェストが、書かれている値と違います。`);
    }
    sums.push(found);
  }
  const total = sums.reduce((sum, { rows }) => sum + rows, 0);
  const { value } = await pieces.next();
  const end = value && recordOf(value);
  if (end?.kind !== "end" || end.rows !== total) throw unexpected();
  if (!(await pieces.next()).done) throw unexpected(); // the last one says whether it is the last
  return sums;
}

/** The rows of one table, up to the record that ends them. */
class TableRows {
  readonly #pieces: AsyncGenerator<Buffer>;
  readonly sum = new RowSum();
  end: BackupRecord | undefined;

  constructor(pieces: AsyncGenerator<Buffer>) {
    this.#pieces = pieces;
  }

  async *read(): AsyncGenerator<Buffer> {
    for (;;) {
      const { done, value } = await this.#pieces.next();
      if (done) throw unexpected();
      const piece = readPiece(value);
      if (!piece) throw unexpected();
      if ("record" in piece) {
        this.end = piece.record;
        return;
      }
      const text = gunzipSync(piece.compressed);
      this.sum.add(text);
      yield text;
    }
  }
}

function recordOf(piece: Buffer): BackupRecord | undefined {
  const read = readPiece(piece);
  return read && "record" in read ? read.record : undefined;
}

function unexpected(): DamagedBackup {
  return new DamagedBackup("バックアップの並びが正しくありません。");
}
