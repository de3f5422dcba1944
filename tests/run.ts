/**
 * The test command: `deno task test` checks format, lint and types and runs every test; with
 * arguments (`deno task test tests/domain --filter ticket`) only `deno test` with them, each file by
 * itself instead of in groups. The last line is always `N passed, N failed`; the exit code is 0 only
 * if nothing failed and something ran.
 */
import { runDeno } from "./run/run_command.ts";
import { formatTestTally, judgeTestRun, type TestTally } from "./run/test_tally.ts";

type Step = { title: string; run(): Promise<TestTally> };

const nothing: TestTally = { passed: 0, failed: 0, skipped: 0 };
const stepFailed: TestTally = { ...nothing, failed: 1 };

const checks = [["fmt", "--check"], ["lint"], ["check"]];

function checkStep(args: string[]): Step {
  return {
    title: `deno ${args.join(" ")}`,
    run: async () => (await runDeno(args)).exitCode === 0 ? nothing : stepFailed,
  };
}

function testStep(args: string[]): Step {
  const isWhole = args.length === 0;
  // Of the whole run the types were checked just before.
  const command = ["test", "-A", "--parallel", ...(isWhole ? ["--no-check"] : args)];
  return {
    title: `deno ${command.join(" ")}`,
    run: async () => {
      // Loaded here, so that a mistake in the application cannot keep this file from its last line.
      const { prepareTestSurroundings } = await import("./run/test_surroundings.ts");
      const { writeTestGroups } = await import("./run/write_test_groups.ts");
      await using surroundings = await prepareTestSurroundings();
      const groups = isWhole ? await writeTestGroups(surroundings.directory) : [];
      const { output, exitCode } = await runDeno([...command, ...groups], surroundings.environment);
      return judgeTestRun(output, exitCode);
    },
  };
}

async function runStep({ title, run }: Step): Promise<TestTally> {
  console.log(`\n== ${title}`);
  const start = performance.now();
  const tally = await run().catch((error) => {
    console.error(error);
    return stepFailed;
  });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`== ${title}: ${tally.failed === 0 ? "ok" : "FAILED"} after ${seconds} s`);
  return tally;
}

async function runSteps(steps: Step[]): Promise<TestTally> {
  let tally = nothing;
  for (const step of steps) {
    tally = await runStep(step);
    if (tally.failed > 0) break;
  }
  return tally;
}

const steps = Deno.args.length > 0
  ? [testStep(Deno.args)]
  : [...checks.map(checkStep), testStep([])];
const tally = await runSteps(steps);
console.log(`\n${formatTestTally(tally)}`);
Deno.exit(tally.failed === 0 ? 0 : 1);
