import { createCipheriv, createDecipheriv, createHmac } from "node:crypto";
import { followKeyFile, learnKeys } from "./follow_key_file.ts";
import type { KeyRing } from "./key_ring.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with the ring's first key: length of key id, key id, nonce, tag, ciphertext. Differs
 * at every call. `context` says whose bytes they are: moved to another place they do not open.
 */
export function sealBytes(keys: KeyRing, bytes: Uint8Array, context: string): Buffer {
  followKeyFile(keys);
  return sealWith(keys.sealing[0]!, bytes, { context, nonce: newNonce() });
}

/**
 * The same bytes sealed by the ring's first key. Unlike `sealBytes` it answers the same for the
 * same: a row and its copies in the history stay copies of each other, whoever re-seals which of
 * them when. (The nonce comes from all that determines what is sealed, so no two contents share one.)
 */
export function resealBytes(keys: KeyRing, sealed: Uint8Array, context: string): Buffer {
  const bytes = openBytes(keys, sealed, context);
  const current = keys.sealing[0]!;
  const secret = createHmac("sha256", current.key).update("VRS re-sealing").digest();
  const digest = createHmac("sha256", secret).update(`${context}\0`).update(sealed).digest();
  return sealWith(current, bytes, { context, nonce: digest.subarray(0, NONCE_BYTES) });
}

/** How everything begins that this key has sealed. */
export function sealedHead(keyId: string): Buffer {
  const id = Buffer.from(keyId);
  return Buffer.concat([Buffer.from([id.length]), id]);
}

function sealWith(
  current: KeyRing["sealing"][number],
  bytes: Uint8Array,
  { context, nonce }: { context: string; nonce: Uint8Array },
): Buffer {
  const cipher = createCipheriv("aes-256-gcm", current.key, nonce);
  cipher.setAAD(Buffer.from(context));
  // GCM answers every byte at once, and nothing at the end.
  const text = cipher.update(bytes);
  cipher.final();
  const idLength = Buffer.byteLength(current.id);
  const start = 1 + idLength;
  const sealed = Buffer.allocUnsafe(start + NONCE_BYTES + TAG_BYTES + text.length);
  sealed[0] = idLength;
  sealed.write(current.id, 1);
  sealed.set(nonce, start);
  sealed.set(cipher.getAuthTag(), start + NONCE_BYTES);
  sealed.set(text, start + NONCE_BYTES + TAG_BYTES);
  return sealed;
}

/** Random bytes are drawn for many nonces at once: sealing a file's My Numbers takes one each. */
const drawn = new Uint8Array(NONCE_BYTES * 4_096);
let used = drawn.length;

function newNonce(): Uint8Array {
  if (used === drawn.length) {
    crypto.getRandomValues(drawn);
    used = 0;
  }
  return drawn.slice(used, used += NONCE_BYTES);
}

/** What was sealed; throws when key, context or bytes are not those it was sealed with. */
export function openBytes(keys: KeyRing, sealed: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(sealed);
  const start = 1 + bytes[0]!;
  const id = bytes.subarray(1, start).toString();
  const key = lookupKey(keys, id);
  if (!key) throw new Error(`封じた鍵 ${id} が鍵ファイルにありません。`);
  const nonce = bytes.subarray(start, start + NONCE_BYTES);
  const text = start + NONCE_BYTES + TAG_BYTES;
  const decipher = createDecipheriv("aes-256-gcm", key.key, nonce);
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(start + NONCE_BYTES, text));
  return Buffer.concat([decipher.update(bytes.subarray(text)), decipher.final()]);
}

/** Another process may have sealed with a key that was added since. */
function lookupKey(keys: KeyRing, id: string) {
  const find = () => keys.sealing.find((candidate) => candidate.id === id);
  const known = find();
  if (known) return known;
  learnKeys(keys);
  return find();
}
