import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import type { KeyRing } from "./key_ring.ts";
import { openBytes, sealBytes } from "./sealed_bytes.ts";

const INDEX_BYTES = 16;

/** Whose My Number it is: sealed in with it, so that a sealed number moved to another row is refused. */
export interface Owner {
  municipalityCode: string;
  residentNumberKey: string;
}

export interface MyNumberSealer {
  /** Differs at every call (see `sealBytes`). */
  seal(myNumber: string, owner: Owner): Uint8Array;
  /** The number; throws when key, owner or bytes are not those it was sealed with. */
  open(sealed: Uint8Array, owner: Owner): string;
  /** 16 bytes, equal for equal numbers of one municipality and of no two municipalities. */
  index(myNumber: string, municipalityCode: string): Uint8Array;
}

/** Plain My Numbers stop here: what goes to the database is sealed and indexed. */
export function myNumberSealer(keys: KeyRing): MyNumberSealer {
  // Keyed once: node:crypto keys every digest anew, and takes twice as long.
  const keyed = hmac.create(sha256, keys.index);
  const encoder = new TextEncoder();
  return {
    seal: (myNumber, owner) => sealBytes(keys, Buffer.from(myNumber), ownerContext(owner)),
    open: (sealed, owner) => openBytes(keys, sealed, ownerContext(owner)).toString(),
    index(myNumber, municipalityCode) {
      const message = encoder.encode(`${municipalityCode}:${myNumber}`);
      return keyed.clone().update(message).digest().subarray(0, INDEX_BYTES);
    },
  };
}

/** What a My Number is sealed in with. */
export function ownerContext({ municipalityCode, residentNumberKey }: Owner): string {
  return `${municipalityCode}:${residentNumberKey}`;
}
