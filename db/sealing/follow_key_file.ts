import { Buffer } from "node:buffer";
import { type KeyRing, parseKeyRing } from "./key_ring.ts";

/** A key that was added seals in every process within this time. */
const LOOK_EVERY_MS = 1_000;

interface Look {
  /** On this process's own clock. */
  at: number;
  /** Of the file as it was last read. */
  stamp: string;
}

const looks = new WeakMap<KeyRing, Look>();

/** Before sealing: takes in keys that were put into the file since, looking once a second. */
export function followKeyFile(keys: KeyRing): void {
  if (keys.path === undefined) return;
  const last = looks.get(keys);
  if (last && performance.now() - last.at < LOOK_EVERY_MS) return;
  learnKeys(keys);
}

/**
 * Takes in the keys of the ring's file, if it has changed: its first key seals from now on. A key
 * that is no longer in it still opens. A file that is not to be read, or that has another key under
 * a known name, changes nothing: what was sealed could not be opened with it.
 */
export function learnKeys(keys: KeyRing): void {
  const { path } = keys;
  if (path === undefined) return;
  const former = looks.get(keys);
  const look = { at: performance.now(), stamp: former?.stamp ?? "" };
  looks.set(keys, look);
  try {
    const { ino, mtime, size } = Deno.statSync(path);
    const stamp = `${ino}:${mtime?.getTime()}:${size}`;
    if (stamp === look.stamp) return;
    const found = parseKeyRing(Deno.readTextFileSync(path), path);
    look.stamp = stamp;
    if (isSuccessor(found, keys)) takeIn(found, keys);
  } catch {
    // Being replaced, or out of reach for a moment: the keys at hand still do.
  }
}

function isSuccessor(found: KeyRing, keys: KeyRing): boolean {
  const isSame = (one: Uint8Array, other: Uint8Array) => Buffer.from(one).equals(other);
  return isSame(found.index, keys.index) && found.sealing.every(({ id, key }) => {
    const known = keys.sealing.find((each) => each.id === id);
    return !known || isSame(known.key, key);
  });
}

/** In place: whoever holds the ring has them at once. */
function takeIn(found: KeyRing, keys: KeyRing): void {
  const left = keys.sealing.filter(({ id }) => !found.sealing.some((each) => each.id === id));
  keys.sealing.splice(0, keys.sealing.length, ...found.sealing, ...left);
}
