import assert from "node:assert/strict";

const PROGRAM = new URL("./failing_process.ts", import.meta.url).pathname;

Deno.test("a database that is gone ends nothing; any other uncaught error ends the process after its log line", async () => {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", "--quiet", PROGRAM],
  }).output();
  const [gone, between, ours, ...more] = new TextDecoder().decode(stdout).trimEnd().split("\n");
  assert.equal(JSON.parse(gone!).uncaught, "database");
  assert.equal(between, "still there");
  const { uncaught, error, stack } = JSON.parse(ours!);
  assert.deepEqual([uncaught, error], ["the server ends", "TypeError"]);
  assert.ok(stack.some((line: string) => line.includes("failing_process.ts")));
  assert.doesNotMatch(ours!, /山中/);
  assert.deepEqual([code, more, new TextDecoder().decode(stderr)], [1, [], ""]);
});
