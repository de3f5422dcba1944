import { packBeside, type ToPackBeside } from "./pack_beside.ts";
import { type Bytes, packNow, type ToPack } from "./pack_now.ts";
import { keepPacked, lookupPacked } from "./packed_cache.ts";

/** How an answer may be packed, best first. */
export const ENCODINGS = ["br", "gzip"] as const satisfies Encoding[];
export type Encoding = ToPack["encoding"];

/** A file that never changes, in every form it is asked for. */
export interface Packed {
  bytes: Bytes;
  /** Packs it at the first call, while other requests have their turn, and keeps the result. */
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
const BEST_GZIP = 9;
/** Up to this size packing takes a tenth of a second. */
const SMALL = 50_000;

/** `name` says what the bytes are: what was packed under it once is found again. */
export function packed(name: string, bytes: Bytes): Packed {
  const made = new Map<Encoding, Promise<Bytes>>();
  let better: Promise<void> | undefined;

  async function brotliNow(): Promise<Bytes> {
    if (bytes.length <= LARGE) return await pack({ bytes, encoding: "br", level: BEST });
    const kept = await lookupPacked(name);
    if (kept) return kept;
    const quick = await pack({ bytes, encoding: "br", level: QUICK });
    better = improve().catch(() => {}); // the quick one goes on serving
    return quick;
  }

  async function improve(): Promise<void> {
    const best = await pack({ bytes, encoding: "br", level: BEST, canWait: true });
    made.set("br", Promise.resolve(best));
    await keepPacked(name, best);
  }

  function as(encoding: Encoding): Promise<Bytes> {
    const known = made.get(encoding);
    if (known) return known;
    const making = encoding === "br" ? brotliNow() : pack({ bytes, encoding, level: BEST_GZIP });
    made.set(encoding, making);
    making.catch(() => made.delete(encoding)); // the next one who asks tries again
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

/** At once where it takes no longer than a page does, else on a thread of its own. */
async function pack(order: ToPackBeside): Promise<Bytes> {
  return order.bytes.length > SMALL ? await packBeside(order) : packNow(order);
}
