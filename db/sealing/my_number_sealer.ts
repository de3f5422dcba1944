import { createCipheriv, createDecipheriv, createHmac, randomBytes } from "node:crypto";
import type { KeyRing } from "./key_ring.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const INDEX_BYTES = 16;

/** Whose My Number it is: sealed in with it, so that a sealed number moved to another row is refused. */
export interface Owner {
  municipalityCode: string;
  residentNumberKey: string;
}

export interface MyNumberSealer {
  /** AES-256-GCM: length of key id, key id, nonce, tag, ciphertext. Differs at every call. */
  seal(myNumber: string, owner: Owner): Uint8Array;
  /** The number; throws when key, owner or bytes are not those it was sealed with. */
  open(sealed: Uint8Array, owner: Owner): string;
  /** 16 bytes, equal for equal numbers of one municipality and of no two municipalities. */
  index(myNumber: string, municipalityCode: string): Uint8Array;
}

/** Plain My Numbers stop here: what goes to the database is sealed and indexed. */
export function myNumberSealer(keys: KeyRing): MyNumberSealer {
  const current = keys.sealing[0]!;
  return {
    seal(myNumber, owner) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv("aes-256-gcm", current.key, nonce);
      cipher.setAAD(ownerBytes(owner));
      const text = Buffer.concat([cipher.update(myNumber, "utf8"), cipher.final()]);
      const id = Buffer.from(current.id);
      return Buffer.concat([Buffer.of(id.length), id, nonce, cipher.getAuthTag(), text]);
    },
    open(sealed, owner) {
      const bytes = Buffer.from(sealed);
      const start = 1 + bytes[0]!;
      const id = bytes.subarray(1, start).toString();
      const key = keys.sealing.find((candidate) => candidate.id === id);
      if (!key) throw new Error(`マイナンバーの鍵 ${id} が鍵ファイルにありません。`);
      const nonce = bytes.subarray(start, start + NONCE_BYTES);
      const text = start + NONCE_BYTES + TAG_BYTES;
      const decipher = createDecipheriv("aes-256-gcm", key.key, nonce);
      decipher.setAAD(ownerBytes(owner));
      decipher.setAuthTag(bytes.subarray(start + NONCE_BYTES, text));
      return decipher.update(bytes.subarray(text), undefined, "utf8") + decipher.final("utf8");
    },
    index(myNumber, municipalityCode) {
      const digest = createHmac("sha256", keys.index).update(`${municipalityCode}:${myNumber}`);
      return digest.digest().subarray(0, INDEX_BYTES);
    },
  };
}

function ownerBytes({ municipalityCode, residentNumberKey }: Owner): Uint8Array {
  return Buffer.from(`${municipalityCode}:${residentNumberKey}`);
}
