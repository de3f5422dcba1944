import assert from "node:assert/strict";
import { rotateKeys } from "../../../db/sealing/rotate_keys.ts";
import { countSealed } from "../../../db/sealing/sealed_by.ts";
import { aDatabase } from "../a_database.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { aRotatedRing, newestOf, openEverything } from "./a_sealed_register.ts";

const PROGRAM = new URL("./rotate_process.ts", import.meta.url).pathname;

Deno.test("a rotation killed again and again ends with everything opened by the new key", async () => {
  const database = await aDatabase();
  const owner = ownerSql(database);
  const people = Array.from({ length: 4_000 }, () => aRecipient());
  await upload(database, anAct(), { content: people });
  const before = await openEverything(owner, aKeyRing());
  const left = async () => {
    const sealed = await countSealed(owner);
    return sealed.filter(({ keyId }) => keyId === "test").reduce((sum, it) => sum + it.count, 0);
  };
  const seen: number[] = [];
  for (const steps of [1, 2, 2]) {
    await killAfter(database.address, steps);
    assert.deepEqual(await openEverything(owner, aRotatedRing("k2")), before, "nothing is lost");
    seen.push(await left());
  }
  assert.deepEqual(seen, seen.toSorted((one, other) => other - one), `${seen}`);
  assert.ok(seen[0]! < before.length && seen.at(-1)! > 0, `killed in the middle: ${seen}`);
  const { count } = await rotateKeys(owner, aRotatedRing("k2"), () => {});
  assert.equal(count, seen.at(-1), "the rest, and nothing twice");
  assert.deepEqual(await openEverything(owner, newestOf(aRotatedRing("k2"))), before);
});

async function killAfter(address: unknown, steps: number): Promise<void> {
  const process = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--quiet", PROGRAM, JSON.stringify(address)],
    stdout: "piped",
  }).spawn();
  const reader = process.stdout.pipeThrough(new TextDecoderStream()).getReader();
  for (let lines = 0; lines < steps;) {
    const { value, done } = await reader.read();
    if (done) break;
    lines += value.split("\n").length - 1;
  }
  process.kill("SIGKILL");
  await reader.cancel();
  await process.status;
}
