import assert from "node:assert/strict";
import fc from "fast-check";
import type { QueuedDose } from "../../../domain/offline/queued_dose.ts";
import { openEntry, sealEntry } from "../../../static/offline/queued_entry.ts";
import { importQueueKey, seal, unseal } from "../../../static/offline/seal.ts";
import { aDose } from "./a_queued_dose.ts";

const ours = await keptKit("ours", 1);
const theirs = await keptKit("theirs", 2);

Deno.test("what was sealed comes back under its name and key", async () => {
  await fc.assert(fc.asyncProperty(fc.jsonValue(), fc.string(), async (content, name) => {
    const { key } = ours;
    const back = await unseal(key, name, await seal(key, name, content));
    assert.equal(JSON.stringify(back), JSON.stringify(content));
  }));
});

Deno.test("with another key, under another name, or changed by a bit, nothing opens", async () => {
  const sealed = await seal(ours.key, "one", "a dose");
  await assert.rejects(unseal(theirs.key, "one", sealed));
  await assert.rejects(unseal(ours.key, "another", sealed));
  const bytes = new Uint8Array(sealed.bytes.slice(0));
  bytes[3]! ^= 1;
  await assert.rejects(unseal(ours.key, "one", { ...sealed, bytes: bytes.buffer }));
});

Deno.test("the key cannot be read out of the browser", async () => {
  await assert.rejects(crypto.subtle.exportKey("raw", ours.key));
});

Deno.test("of a kept entry nothing is open but ids, state and time", async () => {
  const kept = await sealEntry(ours, aDose());
  const { dose, ...open } = kept;
  assert.deepEqual(open, {
    clientKey: aDose().clientKey,
    account: "ours",
    state: "unsent",
    readAt: Date.parse(aDose().readAt),
  });
  const bytes = new TextDecoder("latin1").decode(dose.bytes);
  assert.doesNotMatch(bytes, /211222710000000123|EP2163/);
});

Deno.test("an entry opens for its account with its reasons, and for no other", async () => {
  const kept = await sealEntry(ours, aDose(), ["登録済みです。"]);
  const opened = await openEntry(ours, kept);
  assert.deepEqual(opened?.dose, aDose());
  assert.deepEqual(opened?.reasons, ["登録済みです。"]);
  assert.equal(opened?.state, "needs_person");
  assert.equal(opened?.ticket, "1222710000000123");
  assert.equal(await openEntry(theirs, kept), undefined);
  assert.equal(await openEntry({ ...ours, key: theirs.key }, kept), undefined);
});

Deno.test("two doses of one ticket wait for each other", async () => {
  const second: QueuedDose = {
    ...aDose(),
    typed: { ...aDose().typed, ocrLine: "221222710000000123" },
  };
  const [one, two] = await Promise.all(
    [aDose(), second].map(async (dose) => await openEntry(ours, await sealEntry(ours, dose))),
  );
  assert.equal(one?.ticket, two?.ticket);
});

async function keptKit(account: string, byte: number) {
  const key = await importQueueKey(new Uint8Array(32).fill(byte));
  return { account, key, kit: await seal(key, account, {}) };
}
