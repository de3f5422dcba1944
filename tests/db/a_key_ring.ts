import { Buffer } from "node:buffer";
import type { KeyRing } from "../../db/sealing/key_ring.ts";

/** Fixed keys, the same in every run. */
export function aKeyRing(): KeyRing {
  const key = (byte: number) => new Uint8Array(32).fill(byte);
  return { sealing: [{ id: "test", key: key(1) }], index: key(2) };
}

/** The same as a key file. */
export function aKeyFile(): string {
  const { sealing, index } = aKeyRing();
  const text = (key: Uint8Array) => Buffer.from(key).toString("base64");
  return JSON.stringify({
    sealing: sealing.map(({ id, key }) => ({ id, key: text(key) })),
    index: text(index),
  });
}
