import assert from "node:assert/strict";
import { createFrameLoop, type FramePace } from "../../../static/reader/frame_loop.ts";

/** A loop whose readings end when the test says so, on a clock the test moves. */
function aLoop() {
  const bench = {
    now: 0,
    grabbed: 0,
    told: [] as [answer: string, pace: FramePace][],
    failures: [] as unknown[],
    waiting: [] as PromiseWithResolvers<string>[],
  };
  const loop = createFrameLoop({
    grab: () => Promise.resolve(++bench.grabbed),
    read: () => {
      const reading = Promise.withResolvers<string>();
      bench.waiting.push(reading);
      return reading.promise;
    },
    told: (answer, pace) => bench.told.push([answer, pace]),
    failed: (error) => bench.failures.push(error),
    now: () => bench.now,
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  return {
    bench,
    loop,
    /** Offers a frame that takes `milliseconds` to read. */
    async frame(milliseconds: number, answer = "read") {
      loop.offer(bench.now);
      await settled();
      bench.now += milliseconds;
      bench.waiting.at(-1)?.resolve(answer);
      await settled();
    },
    settled,
  };
}

Deno.test("one frame is read at a time; those that come meanwhile are let go", async () => {
  const { bench, loop, settled } = aLoop();
  for (let at = 0; at < 1000; at += 33) loop.offer(at);
  await settled();
  assert.equal(bench.grabbed, 1);
  bench.waiting[0]!.resolve("first");
  await settled();
  loop.offer(1001);
  await settled();
  assert.equal(bench.grabbed, 2);
  assert.deepEqual(bench.told.map(([answer]) => answer), ["first"]);
});

Deno.test("a fast device rests between frames", async () => {
  const { bench, loop, frame, settled } = aLoop();
  await frame(10);
  loop.offer(bench.now);
  await settled();
  assert.equal(bench.grabbed, 1);
  loop.offer(bench.now + 100);
  await settled();
  assert.equal(bench.grabbed, 2);
});

Deno.test("a device is slow once the median of five frames is above 700 ms", async () => {
  const { bench, frame } = aLoop();
  for (const milliseconds of [2000, 800, 800, 100, 100, 800]) await frame(milliseconds);
  assert.deepEqual(bench.told.map(([, { isSlow }]) => isSlow), [
    false,
    false,
    false,
    false,
    true,
    true,
  ]);
});

Deno.test("a stopped loop takes no frame and tells nothing, not even a failure", async () => {
  for (const end of ["resolve", "reject"] as const) {
    const { bench, loop, settled } = aLoop();
    loop.offer(0);
    await settled();
    loop.stop();
    bench.waiting[0]![end]("late");
    await settled();
    loop.offer(5000);
    await settled();
    assert.deepEqual([bench.told, bench.failures, bench.grabbed], [[], [], 1]);
  }
});

Deno.test("a failure is told", async () => {
  const { bench, loop, settled } = aLoop();
  loop.offer(0);
  await settled();
  bench.waiting[0]!.reject("broken");
  await settled();
  assert.deepEqual(bench.failures, ["broken"]);
});
