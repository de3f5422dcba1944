import assert from "node:assert/strict";
import { intoNewFile } from "../../../db/backup/backup_file.ts";
import { OperatorError } from "../../../domain/operator_error.ts";

const folder = await Deno.makeTempDir({ prefix: "vrs-test-" });
globalThis.addEventListener("unload", () => Deno.removeSync(folder, { recursive: true }));
const path = `${folder}/backup`;
const some = new Uint8Array(100_000).fill(7);

async function namesThere(): Promise<string[]> {
  return (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name).sort();
}

Deno.test("the file has its name only once it is whole", async () => {
  await intoNewFile(path, async (sink) => {
    await sink(some);
    assert.deepEqual(await namesThere(), ["backup.part"]);
    await sink(some);
  });
  assert.deepEqual(await namesThere(), ["backup"]);
  assert.equal((await Deno.stat(path)).size, 2 * some.length);
  await assert.rejects(intoNewFile(path, (sink) => sink(some)), /上書きはしません/);
  assert.equal((await Deno.stat(path)).size, 2 * some.length);
  await Deno.remove(path);
});

Deno.test("what a killed backup left is written anew, and never under a name another still writes", async () => {
  await Deno.writeFile(`${path}.part`, new Uint8Array(500_000));
  await intoNewFile(path, async (sink) => {
    await sink(some);
    await assert.rejects(intoNewFile(path, (other) => other(some)), /別のバックアップが書き込み中/);
  });
  assert.equal((await Deno.stat(path)).size, some.length);
  await Deno.remove(path);
});

Deno.test("on a full disk, or when reading fails, there is a sentence and no file", async () => {
  await Deno.symlink("/dev/full", `${path}.part`);
  await assert.rejects(intoNewFile(path, (sink) => sink(some)), (error: Error) => {
    assert.ok(error instanceof OperatorError);
    assert.match(error.message, /に書き込めません。空き容量がありません。/);
    return true;
  });
  assert.deepEqual(await namesThere(), []);
  const lost = async (sink: (bytes: Uint8Array) => Promise<void>) => {
    await sink(some);
    throw new Error("lost");
  };
  await assert.rejects(intoNewFile(path, lost), /lost/);
  assert.deepEqual(await namesThere(), []);
  const nowhere = `${folder}/none/backup`;
  await assert.rejects(
    intoNewFile(nowhere, (sink) => sink(some)),
    /フォルダかファイルがありません/,
  );
});
