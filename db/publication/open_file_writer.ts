import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { createGzip } from "node:zlib";
import { once } from "node:events";

/** A file as it is kept. */
export interface KeptFile {
  name: string;
  rowCount: number;
  /** Of the unpacked file, as `sha256`. */
  byteCount: number;
  sha256: Uint8Array;
  /** Gzip; the same bytes for the same file. */
  content: Uint8Array;
}

const PIECE_BYTES = 1 << 18;

/** A file on its way to be kept: packed as it comes, so that only the small one is in memory. */
export class OpenFileWriter {
  readonly #name: string;
  readonly #digest = createHash("sha256");
  readonly #gzip = createGzip({ level: 9 });
  readonly #packed: Uint8Array[] = [];
  readonly #encoder = new TextEncoder();
  #waiting = "";
  #byteCount = 0;
  #rowCount = 0;

  constructor(name: string) {
    this.#name = name;
    this.#gzip.on("data", (piece: Uint8Array) => this.#packed.push(piece));
  }

  /** Whole lines, each with its line break. */
  async addLines(text: string, lineCount: number): Promise<void> {
    this.#rowCount += lineCount;
    this.#waiting += text;
    if (this.#waiting.length >= PIECE_BYTES) await this.#pack();
  }

  /** A whole file in its own encoding. */
  async addBytes(bytes: Uint8Array, lineCount: number): Promise<void> {
    this.#rowCount += lineCount;
    await this.#write(bytes);
  }

  async end(): Promise<KeptFile> {
    await this.#pack();
    this.#gzip.end();
    await once(this.#gzip, "end");
    return {
      name: this.#name,
      rowCount: this.#rowCount,
      byteCount: this.#byteCount,
      sha256: this.#digest.digest(),
      content: Buffer.concat(this.#packed),
    };
  }

  async #pack(): Promise<void> {
    const bytes = this.#encoder.encode(this.#waiting);
    this.#waiting = "";
    await this.#write(bytes);
  }

  async #write(bytes: Uint8Array): Promise<void> {
    this.#digest.update(bytes);
    this.#byteCount += bytes.length;
    if (!this.#gzip.write(bytes)) await once(this.#gzip, "drain");
  }
}
