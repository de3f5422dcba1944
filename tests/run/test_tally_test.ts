import assert from "node:assert/strict";
import { formatTestTally, judgeTestRun, parseTestTally } from "./test_tally.ts";

const summaries = {
  "ok | 12 passed | 0 failed (1s)": { passed: 12, failed: 0, skipped: 0 },
  "ok | 1 passed (3 steps) | 0 failed | 2 ignored | 4 filtered out (10ms)": {
    passed: 1,
    failed: 0,
    skipped: 2,
  },
  "FAILED | 7 passed (2 steps) | 3 failed (1 step) | 1 ignored (1 step) (2s)": {
    passed: 7,
    failed: 3,
    skipped: 1,
  },
  "\u001b[0m\u001b[31mFAILED\u001b[0m | 0 passed | 3 failed \u001b[0m\u001b[38;5;245m(6s)\u001b[0m":
    { passed: 0, failed: 3, skipped: 0 },
};

Deno.test("every form of Deno's summary is read", () => {
  for (const [line, tally] of Object.entries(summaries)) {
    assert.deepEqual(parseTestTally(`a test ... ok\n\n${line}\n\n`), tally);
  }
});

Deno.test("a summary printed by a test does not stand in for the real one", () => {
  const output = "ok | 99 passed | 0 failed (1s)\n\nFAILED | 1 passed | 1 failed (1s)\n";
  assert.deepEqual(parseTestTally(output), { passed: 1, failed: 1, skipped: 0 });
});

Deno.test("a run that ended without a summary has failed", () => {
  assert.equal(parseTestTally("error: Type checking failed.\n"), undefined);
  assert.equal(judgeTestRun("error: Type checking failed.\n", 1).failed, 1);
});

Deno.test("a run that executed no test has failed, even if Deno says ok", () => {
  assert.equal(judgeTestRun("ok | 0 passed | 0 failed | 5 filtered out (1ms)\n", 0).failed, 1);
  assert.equal(judgeTestRun("ok | 0 passed | 0 failed | 5 ignored (1ms)\n", 0).failed, 1);
});

Deno.test("a run that Deno calls failed has failed, even if every test passed", () => {
  assert.equal(judgeTestRun("ok | 3 passed | 0 failed (1s)\n", 1).failed, 1);
  assert.equal(judgeTestRun("ok | 3 passed | 0 failed (1s)\n", 0).failed, 0);
});

Deno.test("the closing line names skipped tests only if there are any", () => {
  assert.equal(formatTestTally({ passed: 12, failed: 0, skipped: 0 }), "12 passed, 0 failed");
  assert.equal(
    formatTestTally({ passed: 2, failed: 1, skipped: 3 }),
    "2 passed, 1 failed, 3 skipped",
  );
});
