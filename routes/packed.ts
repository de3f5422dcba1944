import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { promisify } from "node:util";
import { constants, createBrotliCompress, gzip } from "node:zlib";
import { keepPacked, lookupPacked } from "./packed_cache.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** How an answer may be packed, best first. */
export const ENCODINGS = ["br", "gzip"] as const;
export type Encoding = typeof ENCODINGS[number];

/** A file that never changes, in every form it is asked for. */
export interface Packed {
  bytes: Bytes;
  /** Packs it at the first call, piece by piece between the requests, and keeps the result. */
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

/**
 * Deno 2.9 packs on the thread that answers requests, `brotliCompress` all of it at once: 5 s for the
 * reader's WebAssembly, in which the first tablets had no answer. Between pieces others have their turn.
 */
async function brotli(bytes: Bytes, level: number): Promise<Bytes> {
  const params = { [constants.BROTLI_PARAM_QUALITY]: level };
  const made: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of Readable.from(pieces(bytes)).pipe(createBrotliCompress({ params }))) {
    made.push(piece);
  }
  return await new Blob(made).bytes();
}

const PIECE = 64 * 1024;

async function* pieces(bytes: Bytes): AsyncGenerator<Bytes> {
  for (let start = 0; start < bytes.length; start += PIECE) {
    yield bytes.subarray(start, start + PIECE);
    await delay(1);
  }
}

async function gzipped(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await promisify(gzip)(bytes, { level: 9 }));
}
