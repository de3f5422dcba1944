import assert from "node:assert/strict";
import { logLine } from "../../routes/log_line.ts";

const teller = { at: new Date("2021-07-01T01:00:00Z"), pid: 4711, host: "vrs-1" };

Deno.test("a line says when, who, how grave and what it is about, before what it tells", () => {
  const line = logLine({ request: "r", route: "/venue", status: 200, ms: 12 }, teller);
  assert.equal(
    line,
    '{"at":"2021-07-01T01:00:00.000Z","level":"info","event":"request","pid":4711,' +
      '"host":"vrs-1","request":"r","route":"/venue","status":200,"ms":12}',
  );
});

const lines: [line: Record<string, unknown>, level: string, event: string][] = [
  [{ listening: "http://localhost:8000" }, "info", "listening"],
  [{ route: "/venue", status: 404 }, "info", "request"],
  [{ route: "/venue", status: 500 }, "error", "request"],
  [{ request: "r", error: "PostgresError", code: "57P01" }, "error", "error"],
  [{ job: "j", kind: "make_output", state: "done" }, "info", "job"],
  [{ job: "j", kind: "make_output", state: "failed" }, "warn", "job"],
  [{ jobs: "the worker died" }, "warn", "job_worker"],
  [{ slowStatement: "select 1", ms: 700 }, "warn", "slow_statement"],
  [{ publication: "not done", reason: "…" }, "warn", "publication"],
  [{ tallies: "not added up", error: "PostgresError" }, "error", "tallies"],
  [{ database: "died", startsInMs: 250 }, "error", "database"],
  [{ databaseReachable: false }, "error", "database"],
  [{ databaseReachable: true }, "info", "database"],
];

for (const [line, level, event] of lines) {
  Deno.test(`${JSON.stringify(line)} is ${level}, and about ${event}`, () => {
    const told = JSON.parse(logLine(line, teller));
    assert.deepEqual([told.level, told.event], [level, event]);
  });
}
