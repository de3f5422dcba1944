import assert from "node:assert/strict";
import { type KeyRing, newKey, replaceKeyFile } from "../../../db/sealing/key_ring.ts";
import { openBytes, resealBytes, sealBytes, sealedHead } from "../../../db/sealing/sealed_bytes.ts";
import { aKeyFile } from "./a_key_file.ts";

const secret = new TextEncoder().encode("秘密");
const isOf = (sealed: Uint8Array, id: string) =>
  Buffer.from(sealed).subarray(0, sealedHead(id).length).equals(sealedHead(id));

/** As `keys add` does. */
async function addKey(path: string, keys: KeyRing, id = "k2"): Promise<KeyRing> {
  const added = { ...keys, sealing: [{ id, key: newKey() }, ...keys.sealing] };
  await replaceKeyFile(path, added);
  return added;
}

Deno.test("what another process sealed with a new key opens at once, without a restart", async () => {
  await using file = await aKeyFile();
  const running = await file.read();
  sealBytes(running, secret, "x"); // it has looked just now
  const added = await addKey(file.path, running);
  const sealed = sealBytes(added, secret, "x");
  assert.deepEqual(new Uint8Array(openBytes(running, sealed, "x")), secret);
  assert.ok(isOf(sealBytes(running, secret, "x"), "k2"), "and from then on the new key seals");
});

Deno.test("a thread that was given the keys follows their file as well", async () => {
  await using file = await aKeyFile();
  const keys = await file.read();
  const thread: KeyRing = structuredClone(keys);
  const added = await addKey(file.path, keys);
  const sealed = sealBytes(added, secret, "x");
  assert.deepEqual(new Uint8Array(openBytes(thread, sealed, "x")), secret);
});

Deno.test("a new key seals within two seconds in who only seals", async () => {
  await using file = await aKeyFile();
  const running = await file.read();
  sealBytes(running, secret, "x");
  await addKey(file.path, running);
  for (let wait = 0; wait < 40 && isOf(sealBytes(running, secret, "x"), "k1"); wait++) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  assert.ok(isOf(sealBytes(running, secret, "x"), "k2"));
});

Deno.test("a key that has left the file still opens what a running server meets of it", async () => {
  await using file = await aKeyFile();
  const running = await file.read();
  const old = sealBytes(running, secret, "x");
  const { sealing, index } = await addKey(file.path, running);
  await replaceKeyFile(file.path, { index, sealing: sealing.slice(0, 1) });
  const fresh = sealBytes({ index, sealing: sealing.slice(0, 1) }, secret, "x");
  assert.deepEqual(new Uint8Array(openBytes(running, fresh, "x")), secret);
  assert.deepEqual(new Uint8Array(openBytes(running, old, "x")), secret);
});

Deno.test("a file that is damaged, gone or another's changes nothing in a running server", async () => {
  await using file = await aKeyFile();
  await using other = await aKeyFile();
  const running = await file.read();
  const former = structuredClone(running);
  const theirs = await other.read();
  const sealed = sealBytes(theirs, secret, "x");
  const foreign = Buffer.concat([sealedHead("k9"), sealed.subarray(sealedHead("k1").length)]);
  const spoil = [
    () => Deno.writeTextFile(file.path, "{"),
    () => replaceKeyFile(file.path, { ...former, index: newKey() }),
    () => replaceKeyFile(file.path, theirs),
    () => Deno.remove(file.path),
  ];
  for (const spoiling of spoil) {
    await spoiling();
    assert.throws(() => openBytes(running, foreign, "x"), /k9/); // looks into the file first
    assert.deepEqual(running, former);
  }
});

Deno.test("re-sealed twice is the same bytes, of another place or value others, and it opens", async () => {
  await using file = await aKeyFile();
  const keys = await file.read();
  const [one, other] = [sealBytes(keys, secret, "x"), sealBytes(keys, secret, "x")];
  const there = sealBytes(keys, secret, "y");
  const added = await addKey(file.path, keys);
  const resealed = resealBytes(added, one, "x");
  assert.deepEqual(resealBytes(added, one, "x"), resealed);
  assert.notDeepEqual(resealBytes(added, other, "x"), resealed);
  assert.notDeepEqual(resealBytes(added, there, "y"), resealed);
  assert.ok(isOf(resealed, "k2"));
  assert.deepEqual(new Uint8Array(openBytes(added, resealed, "x")), secret);
  assert.throws(() => resealBytes(added, one, "y"), "not of this place");
});

Deno.test("a replaced key file is its owner's alone, and no draft of it stays", async () => {
  await using file = await aKeyFile();
  await addKey(file.path, await file.read());
  assert.equal((await Deno.stat(file.path)).mode! & 0o777, 0o600);
  const folder = file.path.replace("/keys.json", "");
  const names = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);
  assert.deepEqual(names, ["keys.json"]);
});
