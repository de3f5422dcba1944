import assert from "node:assert/strict";

const { permissions, tasks } = JSON.parse(
  await Deno.readTextFile(new URL("../deno.json", import.meta.url)),
);

/** Tools of who builds it, which may do anything. */
const BUILDING = ["check", "test", "bench", "package", "compile", "municipalities"];

Deno.test("whatever serves runs with the permissions that deno.json lists, and asks for no more", () => {
  const product = Object.keys(tasks).filter((name) => !BUILDING.includes(name));
  assert.ok(product.length > 0);
  for (const name of product) {
    assert.match(tasks[name], /^deno run -P --no-prompt /, name);
    assert.doesNotMatch(tasks[name], / (-A|--allow-)/, name);
  }
});

Deno.test("native code comes from the installed packages alone, and little of the system is told", () => {
  const { ffi, sys, all } = permissions.default;
  assert.deepEqual(ffi, ["./node_modules"]);
  assert.ok(Array.isArray(sys));
  assert.equal(all, undefined);
});

Deno.test("dependencies are checked for known faults by the task that checks everything", () => {
  assert.match(tasks.check, / && deno audit --level=high /);
});
