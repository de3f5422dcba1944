import assert from "node:assert/strict";
import { ReadingsOutbox, type SentPage } from "../../../static/scan/readings_outbox.ts";

Deno.test("pages are sent together, in order, at most 100 at a time, and each once", async () => {
  const sent: number[][] = [];
  const outbox = new ReadingsOutbox((pages) => {
    sent.push(pages.map(({ page }) => page));
    return Promise.resolve();
  });
  for (let page = 1; page <= 45; page++) await outbox.add(aPage(page));
  await outbox.flush();
  await outbox.flush();
  assert.deepEqual(sent.map(({ length }) => length), [20, 20, 5]);
  assert.deepEqual(sent.flat(), Array.from({ length: 45 }, (_, index) => index + 1));
  assert.ok(outbox.isEmpty);
});

Deno.test("what could not be sent waits, and goes with the next ones", async () => {
  let isDown = true;
  const sent: number[] = [];
  const outbox = new ReadingsOutbox((pages) => {
    if (isDown) return Promise.reject(new Error("no network"));
    sent.push(...pages.map(({ page }) => page));
    return Promise.resolve();
  });
  await outbox.add(aPage(1));
  await assert.rejects(outbox.flush(), /no network/);
  assert.ok(!outbox.isEmpty);
  isDown = false;
  await outbox.add(aPage(2));
  await outbox.flush();
  assert.deepEqual(sent, [1, 2]);
});

function aPage(page: number): SentPage {
  return { page, line: "", outcome: "unread" };
}
