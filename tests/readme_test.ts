import assert from "node:assert/strict";
import { Configuration } from "../domain/configuration.ts";

const root = new URL("../", import.meta.url);
const readText = (path: string) => Deno.readTextFile(new URL(path, root));

const README = await readText("README.md");
const TASKS = Object.keys(JSON.parse(await readText("deno.json")).tasks);

Deno.test("the README's configuration table is what the server reads, word for word", () => {
  const variables = Object.entries(Configuration.shape).map(([name, variable]) => [
    `\`${name}\``,
    writtenDefault(variable.parse(undefined)),
    variable.description,
  ]);
  assert.deepEqual(tableUnder("Configuration"), [["Variable", "Default", "Meaning"], ...variables]);
});

Deno.test("every variable is described", () => {
  for (const [name, { description }] of Object.entries(Configuration.shape)) {
    assert.ok(description, name);
  }
});

Deno.test("the README names every task, and no task that is not there", () => {
  const called = [...README.matchAll(/deno(?:@[\d.]+)? task ([a-z]+)/g)].map(([, name]) => name!);
  const quoted = [...README.matchAll(/`([a-z]+)`/g)].map(([, name]) => name!);
  const named = new Set([...called, ...quoted]);
  assert.deepEqual(TASKS.filter((task) => !named.has(task)), []);
  assert.deepEqual(called.filter((task) => !TASKS.includes(task)), []);
});

Deno.test("the README's two commands run the demo and the tests with the Deno of this checkout", () => {
  const npx = `npx --yes deno@${Deno.version.deno} task`;
  assert.deepEqual(theTwoCommands(), [`${npx} demo`, `${npx} test`]);
});

Deno.test("CI runs exactly the README's test command", async () => {
  const commands = (await readText(".ci/run")).split("\n").filter((line) => /deno/.test(line))
    .filter((line) => !line.startsWith("#"));
  assert.deepEqual(commands, [`exec ${theTwoCommands()[1]}`]);
});

Deno.test("every file and folder the README names exists", async () => {
  const quoted = [...README.matchAll(/`((?:domain|db|views|routes|static|tests)\/[\w./]*)`/g)];
  const linked = [...README.matchAll(/\]\((?!https?:)([^)#]+)\)/g)];
  const paths = [...quoted, ...linked].map(([, path]) => path!);
  assert.ok(paths.length > 10);
  for (const path of new Set(paths)) await Deno.stat(new URL(path, root));
});

/** The default as one would write it in the environment; "–" where there is none. */
function writtenDefault(value: unknown): string {
  const text = Array.isArray(value) ? value.join(",") : String(value ?? "");
  return text === "" ? "–" : `\`${text}\``;
}

function theTwoCommands(): string[] {
  return codeUnder("Two commands").split("\n").map((line) => line.replace(/\s*#.*$/, ""));
}

function sectionOf(heading: string): string {
  const section = README.split(/^## /m).find((text) => text.startsWith(`${heading}\n`));
  assert.ok(section, `the README has no section "${heading}"`);
  return section;
}

function codeUnder(heading: string): string {
  return /```sh\n(.*?)\n```/s.exec(sectionOf(heading))?.[1] ?? "";
}

/** The cells of the section's table, without the line that separates head and body. */
function tableUnder(heading: string): string[][] {
  const lines = sectionOf(heading).split("\n").filter((line) => line.startsWith("|"));
  return lines.filter((line) => !/^[|\s-]+$/.test(line))
    .map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
}
