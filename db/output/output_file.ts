import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import type { FileSealer } from "../sealing/file_sealer.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

export interface OutputPlace {
  municipalityCode: string;
  outputId: string;
}

const PIECE_BYTES = 1 << 20;

/** A file on its way into `output_chunk`, in sealed pieces; at most three of them are in memory. */
export class OutputFile {
  readonly #tx: MunicipalityTransaction;
  readonly #sealer: FileSealer;
  readonly #place: OutputPlace;
  readonly #digest = createHash("sha256");
  #waiting: Uint8Array[] = [];
  #waitingBytes = 0;
  #byteCount = 0;
  #position = 0;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(tx: MunicipalityTransaction, sealer: FileSealer, place: OutputPlace) {
    this.#tx = tx;
    this.#sealer = sealer;
    this.#place = place;
  }

  async add(bytes: Uint8Array): Promise<void> {
    this.#digest.update(bytes);
    this.#byteCount += bytes.length;
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= PIECE_BYTES) await this.#keep();
  }

  /** Size and hash of the file as it will be downloaded, once all of it is kept. */
  async end(): Promise<{ byteCount: number; sha256: Uint8Array }> {
    if (this.#waitingBytes > 0) await this.#keep();
    await this.#writing;
    return { byteCount: this.#byteCount, sha256: this.#digest.digest() };
  }

  /** Sends a piece off and waits only for the one before. */
  async #keep(): Promise<void> {
    const place = { ...this.#place, position: this.#position++ };
    const sealed = this.#sealer.seal(Buffer.concat(this.#waiting), place);
    this.#waiting = [];
    this.#waitingBytes = 0;
    await this.#writing;
    this.#writing = this.#tx.insertInto("output_chunk").values({
      municipality_code: place.municipalityCode,
      output_id: place.outputId,
      position: place.position,
      sealed,
    }).execute();
    // Told where it is waited for: at the next piece, or the end.
    this.#writing.catch(() => {});
  }
}
