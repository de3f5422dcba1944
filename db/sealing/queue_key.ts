import { hkdf } from "@noble/hashes/hkdf.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { KeyRing } from "./key_ring.ts";

const KEY_BYTES = 32;

/**
 * The key under which an account's tablets keep what is not sent yet: 32 bytes, the same whenever the
 * account signs in, another one for every account. It is stored nowhere.
 */
export function queueKey(keys: KeyRing, accountId: string): Uint8Array {
  return derivedKey(keys, `VRS offline queue ${accountId}`);
}

/** A key of its own for each purpose: none of them tells anything of another or of the index key. */
export function derivedKey(keys: KeyRing, purpose: string): Uint8Array {
  return hkdf(sha256, keys.index, undefined, new TextEncoder().encode(purpose), KEY_BYTES);
}
