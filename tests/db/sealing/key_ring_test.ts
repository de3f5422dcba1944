import assert from "node:assert/strict";
import { ensureKeyFile, loadKeyRing } from "../../../db/sealing/key_ring.ts";

async function aDirectory() {
  const path = await Deno.makeTempDir({ prefix: "vrs-test-" });
  return { path, [Symbol.asyncDispose]: () => Deno.remove(path, { recursive: true }) };
}

Deno.test("a missing key file is refused by its name, and not made", async () => {
  await using directory = await aDirectory();
  const path = `${directory.path}/keys.json`;
  await assert.rejects(loadKeyRing(path), (error: Error) => error.message.includes(path));
  await assert.rejects(Deno.stat(path), Deno.errors.NotFound);
});

Deno.test("a new key file is made, with its folder, for its owner's eyes only", async () => {
  await using directory = await aDirectory();
  const path = `${directory.path}/deep/er/keys.json`;
  await ensureKeyFile(path);
  const keys = await loadKeyRing(path);
  assert.equal((await Deno.stat(path)).mode! & 0o777, 0o600);
  assert.deepEqual([keys.sealing.length, keys.sealing[0]!.key.length, keys.index.length], [
    ...[1, 32, 32],
  ]);
  assert.notDeepEqual(keys.sealing[0]!.key, keys.index);
  await ensureKeyFile(path);
  assert.deepEqual(await loadKeyRing(path), keys, "an existing file is left alone");
});

Deno.test("of many that make the key file at once, one makes it, and all read the same keys", async () => {
  await using directory = await aDirectory();
  const path = `${directory.path}/keys.json`;
  const rings = await Promise.all(Array.from({ length: 8 }, async () => {
    await ensureKeyFile(path);
    return await loadKeyRing(path);
  }));
  for (const ring of rings) assert.deepEqual(ring, rings[0]);
  const names = (await Array.fromAsync(Deno.readDir(directory.path))).map(({ name }) => name);
  assert.deepEqual(names, ["keys.json"], "no draft is left");
});

Deno.test("a key file that is none is refused by its name, and left as it is", async () => {
  await using directory = await aDirectory();
  const path = `${directory.path}/keys.json`;
  const short = JSON.stringify({ sealing: [{ id: "k1", key: "AAAA" }], index: "AAAA" });
  for (const text of ["", "{", "{}", '{"sealing":[]}', short]) {
    await Deno.writeTextFile(path, text);
    await assert.rejects(loadKeyRing(path), (error: Error) => error.message.includes(path));
    assert.equal(await Deno.readTextFile(path), text);
  }
});
