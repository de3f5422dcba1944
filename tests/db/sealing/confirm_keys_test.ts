import assert from "node:assert/strict";
import { confirmKeys } from "../../../db/sealing/confirm_keys.ts";
import type { KeyRing } from "../../../db/sealing/key_ring.ts";
import { aDatabase } from "../a_database.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { ownerSql } from "../owner_sql.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { gate } = database;

const ours = aKeyRing();
const key = (byte: number) => new Uint8Array(32).fill(byte);

/** Each test begins as a database that was never sealed. */
async function anUnsealedDatabase(): Promise<void> {
  await owner`delete from sealing_key`;
}

Deno.test("the first keys are remembered by fingerprints that do not give them away", async () => {
  await anUnsealedDatabase();
  await confirmKeys(gate, ours);
  await confirmKeys(gate, ours);
  const rows = await owner`select purpose, fingerprint from sealing_key order by 1`;
  assert.deepEqual(rows.map(({ purpose }) => purpose), ["index", "sealing:test"]);
  for (const { fingerprint } of rows) {
    for (const secret of [ours.index, ours.sealing[0]!.key]) {
      assert.ok(!Buffer.from(fingerprint).equals(secret));
    }
  }
});

Deno.test("another index key, another sealing key or a missing one is refused by name", async () => {
  await anUnsealedDatabase();
  await confirmKeys(gate, ours);
  const others: [KeyRing, RegExp][] = [
    [{ ...ours, index: key(9) }, /鍵 index/],
    [{ ...ours, sealing: [{ id: "test", key: key(9) }] }, /鍵 sealing:test/],
    [{ ...ours, sealing: [{ id: "new", key: key(9) }] }, /鍵 sealing:test/],
  ];
  for (const [keys, message] of others) await assert.rejects(confirmKeys(gate, keys), message);
  await confirmKeys(gate, ours);
});

Deno.test("a key added in front of the old one is welcome, and from then on needed", async () => {
  await anUnsealedDatabase();
  await confirmKeys(gate, ours);
  const rotated = { ...ours, sealing: [{ id: "new", key: key(9) }, ...ours.sealing] };
  await confirmKeys(gate, rotated);
  await assert.rejects(confirmKeys(gate, ours), /鍵 sealing:new/);
});

Deno.test("of two first starts with different keys one is refused, and the other can start again", async () => {
  const theirs = { index: key(7), sealing: [{ id: "theirs", key: key(8) }] };
  for (let attempt = 0; attempt < 10; attempt++) {
    await anUnsealedDatabase();
    const starts = await Promise.allSettled([ours, theirs].map((keys) => confirmKeys(gate, keys)));
    const started = [ours, theirs].filter((_, index) => starts[index]!.status === "fulfilled");
    assert.equal(started.length, 1);
    await confirmKeys(gate, started[0]!);
  }
});
