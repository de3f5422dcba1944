import assert from "node:assert/strict";
import fc from "fast-check";
import { seededRandom } from "../../../db/demo/seeded_random.ts";
import { arrivals, busyness, MEAN_BUSYNESS } from "./busy_day.ts";
import { growthOf } from "./growth.ts";
import { Latencies } from "./latencies.ts";
import { loadReport } from "./load_report.ts";
import { startLoadServer } from "./load_server.ts";
import { reckon } from "./lost_and_doubled.ts";
import { playDay } from "./national_day.ts";
import { fillRegister } from "./national_register.ts";
import { RawConnection } from "./raw_connection.ts";
import { REGISTRATION } from "./tablets.ts";

Deno.test("people come as the curve of the day says, and none of them twice", () => {
  const day = { seconds: 1_000, rate: 50, random: seededRandom(1) };
  const times = [...arrivals(day)];
  assert.deepEqual(times, times.toSorted((a, b) => a - b));
  const expected = day.seconds * day.rate * MEAN_BUSYNESS;
  assert.ok(Math.abs(times.length / expected - 1) < 0.03, `${times.length} of ${expected}`);
  const within = (from: number, to: number) =>
    times.filter((time) => time >= from && time < to).length / (to - from);
  assert.ok(Math.abs(within(250, 450) / (day.rate * busyness(0.3)) - 1) < 0.05);
  assert.ok(Math.abs(within(500, 550) / (day.rate * busyness(0.52)) - 1) < 0.1);
});

Deno.test("a percentile is the one of the sorted list, to 2 %", () => {
  fc.assert(fc.property(
    fc.array(fc.double({ min: 0.2, max: 60_000, noNaN: true }), { minLength: 1 }),
    fc.double({ min: 0.01, max: 1, noNaN: true }),
    (values, share) => {
      const latencies = new Latencies();
      values.forEach((value) => latencies.add(value));
      const exact = values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1]!;
      const told = latencies.percentile(share);
      assert.ok(told >= exact * 0.999 && told <= exact * 1.021, `${told} for ${exact}`);
      assert.equal(latencies.longest, Math.max(...values));
    },
  ));
});

Deno.test("memory that goes up and down is steady, what only goes up grows", () => {
  const samples = (megabytes: (minute: number) => number) =>
    Array.from({ length: 60 }, (_, minute) => ({
      seconds: 60 * minute,
      megabytes: megabytes(minute),
    }));
  assert.equal(growthOf(samples((minute) => 200 + 30 * (minute % 4))).verdict, "steady");
  // Warming up is none of it.
  assert.equal(growthOf(samples((minute) => Math.min(250, 100 + 10 * minute))).verdict, "steady");
  const leak = growthOf(samples((minute) => 200 + 2 * minute));
  assert.equal(leak.verdict, "growing");
  assert.ok(Math.abs(leak.megabytesPerHour - 120) < 1);
  for (const minutes of [1, 19]) {
    const { verdict } = growthOf(samples(() => 200).slice(0, minutes));
    assert.equal(verdict, "too short to tell", `${minutes}`);
  }
  assert.equal(growthOf(samples(() => 200).slice(0, 25)).verdict, "steady");
});

Deno.test("a raw connection counts bodies of known and of unknown length, one after the other", async () => {
  const long = "長い".repeat(50_000);
  const server = Deno.serve({ port: 0, onListen: () => {} }, (request) => {
    const path = new URL(request.url).pathname;
    if (path === "/moved") return new Response(null, { status: 303, headers: { location: "/x" } });
    if (path === "/known") return new Response(long);
    const pieces = ["one", "two", long].map((piece) => new TextEncoder().encode(piece));
    return new Response(ReadableStream.from(pieces));
  });
  const connection = await RawConnection.open(server.addr.port);
  const ask = (path: string) =>
    connection.send(new TextEncoder().encode(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n\r\n`));
  const length = new TextEncoder().encode(long).length;
  for (let round = 0; round < 3; round++) {
    assert.deepEqual(await ask("/moved"), { status: 303, location: "/x", bytes: 0 });
    assert.deepEqual(await ask("/known"), { status: 200, location: "", bytes: length });
    assert.deepEqual(await ask("/unknown"), { status: 200, location: "", bytes: 6 + length });
  }
  connection.close();
  await server.shutdown();
});

Deno.test("a short day: everybody who was told so is registered, once, and in the audit", async () => {
  await using server = await startLoadServer(1);
  const register = await fillRegister(server, { people: 2_000, tablets: 50, lots: 3 });
  const thinking = { least: 100, most: 300 };
  const day = await playDay(server, register, { seconds: 3, rate: 20, others: "all", thinking });
  const { acknowledged, ...missing } = await reckon(server.owner, day.tablets.acknowledged);
  assert.deepEqual([...day.client.faults], []);
  assert.ok(acknowledged > 0 && acknowledged === day.tablets.sent, `${acknowledged}`);
  assert.deepEqual(missing, { lost: 0, doubled: 0, unaudited: 0, unanswered: 0 });
  assert.equal(day.client.figuresOf(REGISTRATION).all.count, acknowledged);
  assert.equal(day.followers.ended, 0);
  assert.ok(day.followers.pieces >= day.followers.count);
  const { lost } = await reckon(server.owner, [999_999_999]);
  assert.equal(lost, 1, "what was never stored is missed");

  const reckoning = { acknowledged, ...missing };
  const figures = { day, reckoning, bare: undefined, rate: 20, written: { log: 0, database: 0 } };
  const report = loadReport(figures);
  assert.match(report, /^- kept: nothing lost or doubled$/m);
  assert.match(report, /^- (kept|MISSED): p95 of 登録 at most 300 ms \(\d+\)$/m);
});
