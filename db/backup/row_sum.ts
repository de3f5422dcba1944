import type { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import type { TableSum } from "./backup_record.ts";

const LF = 0x0a;

/** Adds up a table's rows in COPY's text form, in which only the end of a row is a line feed. */
export class RowSum {
  readonly #hash = createHash("sha256");
  #rows = 0;
  #bytes = 0;

  add(text: Buffer): void {
    this.#hash.update(text);
    this.#bytes += text.length;
    for (let at = text.indexOf(LF); at >= 0; at = text.indexOf(LF, at + 1)) this.#rows++;
  }

  /** The end of it: nothing can be added afterwards. */
  of(name: string): TableSum {
    return { name, rows: this.#rows, bytes: this.#bytes, digest: this.#hash.digest("hex") };
  }
}

/** Whether both are sums of the same rows. */
export function isSame(one: TableSum, other: TableSum): boolean {
  return one.rows === other.rows && one.bytes === other.bytes && one.digest === other.digest;
}
