import assert from "node:assert/strict";
import fc from "fast-check";
import { lookAfterReviews, sendQueue } from "../../../static/offline/send_queue.ts";
import { aQueue, aServer, Crash, type Network, NETWORKS } from "./a_flaky_world.ts";

const tickets = fc.array(fc.constantFrom("A", "B", "C"), { minLength: 1, maxLength: 7 });
const networks = fc.array(fc.constantFrom(...NETWORKS), { maxLength: 12 });
/** Steps until the tablet dies; several lives in a row. */
const lives = fc.array(fc.nat({ max: 14 }), { maxLength: 5 });

Deno.test("whatever fails or dies, each dose is registered once, a ticket's in their order", async () => {
  await fc.assert(fc.asyncProperty(tickets, networks, lives, async (tickets, networks, lives) => {
    const queue = aQueue(tickets);
    const server = aServer(networks);
    for (const steps of lives) await live(() => sendQueue(queue.living(steps), server.post));
    for (const _ of networks) await sendQueue(queue.living(), server.post);
    assert.equal(await sendQueue(queue.living(), server.post), "done");
    assert.deepEqual(queue.keys(), []);
    assert.deepEqual(server.registered.toSorted(), queue.made.map(({ clientKey }) => clientKey));
    for (const ticket of new Set(tickets)) {
      const own = queue.made.filter((entry) => entry.ticket === ticket)
        .map(({ clientKey }) => clientKey);
      assert.deepEqual(server.registered.filter((key) => own.includes(key)), own);
    }
  }));
});

Deno.test("while no entry fails by itself, all are registered in the order in which they were made", async () => {
  const kinds = NETWORKS.filter((kind) => kind !== "failed");
  const plain = fc.array(fc.constantFrom<Network>(...kinds), { maxLength: 12 });
  await fc.assert(fc.asyncProperty(tickets, plain, lives, async (tickets, networks, lives) => {
    const queue = aQueue(tickets);
    const server = aServer(networks);
    for (const steps of lives) await live(() => sendQueue(queue.living(steps), server.post));
    for (const _ of networks) await sendQueue(queue.living(), server.post);
    await sendQueue(queue.living(), server.post);
    assert.deepEqual(server.registered, queue.made.map(({ clientKey }) => clientKey));
  }));
});

Deno.test("an entry leaves the queue only after the server has it, or a person settled it", async () => {
  await fc.assert(
    fc.asyncProperty(tickets, networks, fc.nat({ max: 20 }), async (tickets, networks, steps) => {
      const queue = aQueue(tickets);
      const server = aServer(networks);
      await live(() => sendQueue(queue.living(steps), server.post));
      const gone = queue.made.filter(({ clientKey }) => !queue.keys().includes(clientKey));
      for (const { clientKey } of gone) assert.ok(server.registered.includes(clientKey));
    }),
  );
});

Deno.test("what needs a person stays with its reasons, and holds up nothing but its ticket", async () => {
  const queue = aQueue(["A", "B", "A"]);
  const server = aServer([], ["1"]);
  assert.equal(await sendQueue(queue.living(), server.post), "done");
  assert.deepEqual(queue.keys(), ["1", "3"]);
  assert.deepEqual(queue.reasons, ["登録済みです。"]);
  assert.deepEqual(server.registered, ["2"]);
});

Deno.test("what a person registered at the counter leaves the list, and frees its ticket", async () => {
  const queue = aQueue(["A", "A"]);
  const server = aServer([], ["1"]);
  await sendQueue(queue.living(), server.post);
  server.settle("1");
  await lookAfterReviews(queue.living(), server.post);
  assert.deepEqual(queue.keys(), ["2"]);
  assert.equal(await sendQueue(queue.living(), server.post), "done");
  assert.deepEqual(server.registered, ["1", "2"]);
});

Deno.test("signed out: nothing more is tried, and nothing is lost", async () => {
  const queue = aQueue(["A", "B"]);
  const server = aServer(["signed_out"]);
  assert.equal(await sendQueue(queue.living(), server.post), "signed_out");
  assert.deepEqual(queue.states(), ["unsent", "unsent"]);
  assert.equal(server.asked, 1);
});

async function live(round: () => Promise<unknown>): Promise<void> {
  await round().catch((error) => assert.ok(error instanceof Crash, `${error}`));
}
