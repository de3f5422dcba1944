import { createCipheriv, createDecipheriv } from "node:crypto";
import type { KeyRing } from "./key_ring.ts";

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/**
 * AES-256-GCM with the ring's first key: length of key id, key id, nonce, tag, ciphertext. Differs
 * at every call. `context` says whose bytes they are: moved to another place they do not open.
 */
export function sealBytes({ sealing }: KeyRing, bytes: Uint8Array, context: string): Buffer {
  const current = sealing[0]!;
  const nonce = newNonce();
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
export function openBytes({ sealing }: KeyRing, sealed: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(sealed);
  const start = 1 + bytes[0]!;
  const id = bytes.subarray(1, start).toString();
  const key = sealing.find((candidate) => candidate.id === id);
  if (!key) throw new Error(`封じた鍵 ${id} が鍵ファイルにありません。`);
  const nonce = bytes.subarray(start, start + NONCE_BYTES);
  const text = start + NONCE_BYTES + TAG_BYTES;
  const decipher = createDecipheriv("aes-256-gcm", key.key, nonce);
  decipher.setAAD(Buffer.from(context));
  decipher.setAuthTag(bytes.subarray(start + NONCE_BYTES, text));
  return Buffer.concat([decipher.update(bytes.subarray(text)), decipher.final()]);
}
