import assert from "node:assert/strict";
import { layMemoryDisk, takeMemoryDisk } from "./memory_disk.ts";

Deno.test("a disk in memory is empty again when it is taken away, and without one the folder stays", async () => {
  const folder = await Deno.makeTempDir({ prefix: "vrs_test_" });
  try {
    const isLaid = await layMemoryDisk(folder);
    await Deno.writeTextFile(`${folder}/a`, "a");
    if (isLaid) await takeMemoryDisk(folder);
    const names = (await Array.fromAsync(Deno.readDir(folder))).map(({ name }) => name);
    assert.deepEqual(names, isLaid ? [] : ["a"]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
