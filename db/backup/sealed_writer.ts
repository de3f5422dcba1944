import { Buffer } from "node:buffer";
import { createCipheriv } from "node:crypto";
import type { KeyRing } from "../sealing/key_ring.ts";
import { backupKey } from "./backup_key.ts";
import {
  type BackupHeader,
  CIPHER,
  FIRST_LINE,
  headerDigest,
  LENGTH_BYTES,
  nonceOf,
  TAG_BYTES,
} from "./sealed_stream.ts";

/** Where the bytes of a backup go. */
export type BackupSink = (bytes: Uint8Array) => Promise<void>;

/** Seals piece by piece what is written, and nothing else holds the key of it. */
export class SealedWriter {
  readonly #sink: BackupSink;
  readonly #key: Uint8Array;
  readonly #header: Uint8Array;
  #number = 0;

  constructor(sink: BackupSink, keys: KeyRing, header: BackupHeader) {
    this.#sink = sink;
    this.#key = backupKey(keys, header.sealedBy, Buffer.from(header.salt, "hex"));
    this.#header = Buffer.from(`${FIRST_LINE}${JSON.stringify(header)}\n`);
  }

  /** A piece after which others follow. */
  async write(...parts: Uint8Array[]): Promise<void> {
    if (this.#number === 0) await this.#sink(this.#header);
    await this.#sink(this.#sealed(parts, false));
  }

  /** The last piece: without it the backup counts as cut off. */
  async end(...parts: Uint8Array[]): Promise<void> {
    await this.#sink(this.#sealed(parts, true));
  }

  #sealed(parts: readonly Uint8Array[], isLast: boolean): Uint8Array {
    const cipher = createCipheriv(CIPHER, this.#key, nonceOf(this.#number++, isLast));
    cipher.setAAD(headerDigest(this.#header));
    // GCM answers every byte at once, and nothing at the end.
    const texts = parts.map((part) => cipher.update(part));
    cipher.final();
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(texts.reduce((sum, text) => sum + text.length, TAG_BYTES));
    return Buffer.concat([length, ...texts, cipher.getAuthTag()]);
  }
}
