import { Buffer } from "node:buffer";
import { createDecipheriv } from "node:crypto";
import { OperatorError } from "../../domain/operator_error.ts";
import type { KeyRing } from "../sealing/key_ring.ts";
import { backupKey } from "./backup_key.ts";
import { ByteReader } from "./byte_reader.ts";
import {
  BackupHeader,
  CIPHER,
  FIRST_LINE,
  headerDigest,
  LENGTH_BYTES,
  LONGEST_HEADER,
  LONGEST_PIECE,
  nonceOf,
  TAG_BYTES,
} from "./sealed_stream.ts";

/** A backup that does not open as it was written. */
export class DamagedBackup extends OperatorError {}

export interface SealedBackup {
  header: BackupHeader;
  /** What was sealed, piece by piece. Throws a `DamagedBackup` at the first that is not as it was. */
  pieces: AsyncGenerator<Buffer>;
}

/** Reads the header and finds the key. Throws an `OperatorError` that says what is wrong. */
export async function openSealed(
  source: AsyncIterable<Uint8Array>,
  keys: KeyRing,
): Promise<SealedBackup> {
  const reader = new ByteReader(source);
  const first = await reader.line(FIRST_LINE.length);
  if (first?.toString() !== FIRST_LINE) {
    throw new DamagedBackup("VRS のバックアップではないか、先頭が壊れています。");
  }
  const line = await reader.line(LONGEST_HEADER);
  const header = readHeader(line);
  const key = backupKey(keys, header.sealedBy, Buffer.from(header.salt, "hex"));
  const context = headerDigest(Buffer.concat([first, line!]));
  return { header, pieces: openPieces(reader, key, context) };
}

function readHeader(line: Buffer | undefined): BackupHeader {
  try {
    return BackupHeader.parse(JSON.parse(line?.toString() ?? ""));
  } catch {
    throw new DamagedBackup("バックアップの先頭が壊れています。");
  }
}

async function* openPieces(
  reader: ByteReader,
  key: Uint8Array,
  context: Uint8Array,
): AsyncGenerator<Buffer> {
  for (let number = 0;; number++) {
    const at = reader.position;
    const length = (await reader.bytes(LENGTH_BYTES))?.readUInt32BE();
    if (length === undefined) throw cutOff(at);
    if (length < TAG_BYTES || length > LONGEST_PIECE) throw altered(at);
    const sealed = await reader.bytes(length);
    if (!sealed) throw cutOff(at);
    const isLast = await reader.isOver();
    const open = (nonce: Uint8Array) => unseal(sealed, { key, nonce, context });
    const piece = open(nonceOf(number, isLast));
    if (!piece) {
      throw isLast && open(nonceOf(number, false)) ? cutOff(reader.position) : altered(at);
    }
    yield piece;
    if (isLast) return;
  }
}

/** Undefined when anything about it is not as it was sealed. */
function unseal(
  sealed: Buffer,
  { key, nonce, context }: { key: Uint8Array; nonce: Uint8Array; context: Uint8Array },
): Buffer | undefined {
  const decipher = createDecipheriv(CIPHER, key, nonce);
  decipher.setAAD(context);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    const text = decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES));
    decipher.final();
    return text;
  } catch {
    return undefined;
  }
}

function cutOff(at: number): DamagedBackup {
  return new DamagedBackup(`バックアップが途中で切れています（${figure(at)}バイト目）。`);
}

function altered(at: number): DamagedBackup {
  return new DamagedBackup(
    `バックアップが壊れているか、書き換えられています（${figure(at)}バイト目から）。`,
  );
}

function figure(count: number): string {
  return count.toLocaleString("ja-JP");
}
