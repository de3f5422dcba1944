/** How many tests of a run passed, failed and were skipped; steps are not counted. */
export type TestTally = { passed: number; failed: number; skipped: number };

// deno-lint-ignore no-control-regex -- ESC is what a terminal colour starts with.
const colours = /\u001b\[[0-9;]*m/g;
const summary = /^(?:ok|FAILED) \| (\d+) passed\b.*? \| (\d+) failed\b(.*)$/gm;

/**
 * Reads the closing summary of `deno test`, e.g. `ok | 12 passed (3 steps) | 0 failed | 1 ignored
 * (2s)`. Undefined when there is none, as when a file does not compile. The last one counts: tests
 * may print such a line themselves.
 */
export function parseTestTally(output: string): TestTally | undefined {
  const last = [...output.replaceAll(colours, "").matchAll(summary)].at(-1);
  if (!last) return undefined;
  const [, passed, failed, rest = ""] = last;
  const skipped = rest.match(/(\d+) ignored/)?.[1] ?? 0;
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
}

/** The verdict on a run of `deno test`: what cannot be counted, or ran nothing, has failed. */
export function judgeTestRun(output: string, exitCode: number): TestTally {
  const tally = parseTestTally(output) ?? { passed: 0, failed: 0, skipped: 0 };
  const ranNothing = tally.passed + tally.failed === 0;
  if (tally.failed === 0 && (exitCode !== 0 || ranNothing)) return { ...tally, failed: 1 };
  return tally;
}

/** The closing line of `deno task test`: `12 passed, 0 failed`, and `, 1 skipped` if any was. */
export function formatTestTally({ passed, failed, skipped }: TestTally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}
