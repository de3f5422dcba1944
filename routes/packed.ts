import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { keepPacked, lookupPacked } from "./packed_cache.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** How an answer may be packed, best first. */
export const ENCODINGS = ["br", "gzip"] as const;
export type Encoding = typeof ENCODINGS[number];

/** A file that never changes, in every form it is asked for. */
export interface Packed {
  bytes: Bytes;
  /** Packs it at the first call, beside the thread that answers requests, and keeps the result. */
  as(encoding: Encoding): Promise<Bytes>;
  /** Waits until `as("br")` answers the smallest form there is. */
  settled(): Promise<void>;
}

/**
 * Above this size level 11 takes not two seconds of a processor but seven, to save a tenth. With it
 * the first tablet of all, too, loads less than 1.7 MB for the ticket reader.
 */
const LARGE = 1_000_000;
const QUICK = 9;
const BEST = 11;

/** `name` says what the bytes are: what was packed under it once is found again. */
export function packed(name: string, bytes: Bytes): Packed {
  const made = new Map<Encoding, Promise<Bytes>>();
  let better: Promise<void> | undefined;

  async function brotliNow(): Promise<Bytes> {
    if (bytes.length <= LARGE) return await brotli(bytes, BEST);
    const kept = await lookupPacked(name);
    if (kept) return kept;
    const quick = await brotli(bytes, QUICK);
    better = improve();
    return quick;
  }

  async function improve(): Promise<void> {
    const best = await brotli(bytes, BEST);
    made.set("br", Promise.resolve(best));
    await keepPacked(name, best);
  }

  function as(encoding: Encoding): Promise<Bytes> {
    const known = made.get(encoding);
    if (known) return known;
    const making = encoding === "br" ? brotliNow() : gzipped(bytes);
    made.set(encoding, making);
    return making;
  }

  return {
    bytes,
    as,
    async settled() {
      await as("br");
      await better;
    },
  };
}

async function brotli(bytes: Bytes, level: number): Promise<Bytes> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: level };
  return new Uint8Array(await promisify(brotliCompress)(bytes, { params }));
}

async function gzipped(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await promisify(gzip)(bytes, { level: 9 }));
}
