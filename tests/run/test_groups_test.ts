import assert from "node:assert/strict";
import { groupModule, groupTestFiles, isTestFile } from "./test_groups.ts";
import { readTestFiles } from "./write_test_groups.ts";

const files = await readTestFiles();
const groups = groupTestFiles(files);

function pathsOf(folder: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `tests/${folder}/file_${index}_test.ts`);
}

function groupsOf(paths: readonly string[], text = ""): string[][] {
  return groupTestFiles(paths.map((path) => ({ path, text }))).map(({ paths }) => paths);
}

/** By another way than the grouping's. */
async function* walk(folder: string): AsyncGenerator<string> {
  for await (
    const { name, isDirectory } of Deno.readDir(new URL(`../../${folder}`, import.meta.url))
  ) {
    if (isDirectory) yield* walk(`${folder}/${name}`);
    else if (/_test\.tsx?$/.test(name)) yield `${folder}/${name}`;
  }
}

Deno.test("every file of tests is in exactly one group", async () => {
  const grouped = groups.flatMap(({ paths }) => paths).toSorted();
  assert.deepEqual(grouped, (await Array.fromAsync(walk("tests"))).toSorted());
  assert.deepEqual(grouped.filter((path) => !path.startsWith("tests/")), []);
});

Deno.test("a new file is in a group, wherever it lies", () => {
  for (const path of ["tests/a_test.ts", "tests/new/a/b_test.tsx", "domain/a.test.ts"]) {
    assert.ok(isTestFile(path), path);
    assert.deepEqual(groupsOf([path]), [[path]]);
  }
  assert.deepEqual(["tests/latest.ts", "tests/a_test.ts.md"].filter(isTestFile), []);
});

Deno.test("the groups are the same in whatever order the files are found", () => {
  assert.deepEqual(groupTestFiles(files.toReversed()), groups);
});

Deno.test("no two groups have the same name", () => {
  assert.equal(new Set(groups.map(({ name }) => name)).size, groups.length);
});

Deno.test("groups of a kind are alike in size", () => {
  const sizes = groupsOf(pathsOf("routes", 20)).map((paths) => paths.length);
  assert.equal(sizes.reduce((sum, size) => sum + size), 20);
  assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1, sizes.join());
});

Deno.test("what has processes of its own is alone and starts before the rules", () => {
  const slow = pathsOf("faults", 3);
  assert.deepEqual(groupsOf([...pathsOf("domain", 2), ...slow]), [
    ...slow.map((path) => [path]),
    pathsOf("domain", 2),
  ]);
});

Deno.test("a file with a hook for every test of its isolate is alone", () => {
  const paths = pathsOf("domain", 2);
  for (const hook of ["beforeAll", "beforeEach", "afterAll", "afterEach"]) {
    const text = ["Deno", "test", `${hook}(() => {});`].join(".");
    assert.deepEqual(groupsOf(paths, text), paths.map((path) => [path]));
  }
});

Deno.test("a group's module loads its files one after the other", () => {
  const group = { name: "domain_1", paths: ["tests/a_test.ts", "tests/b c_test.ts"] };
  assert.equal(
    groupModule(group, "file:///work/vrs/"),
    `await import("file:///work/vrs/tests/a_test.ts");
await import("file:///work/vrs/tests/b%20c_test.ts");
`,
  );
});
