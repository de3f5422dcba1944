import assert from "node:assert/strict";
import {
  checkAny,
  checkBarrels,
  checkDefaultExports,
  checkLength,
  checkPurity,
  checkRawMarkup,
  checkSpreadChildren,
} from "./architecture/code_rules.ts";
import { checkLayers, checkPackages } from "./architecture/import_rules.ts";
import { checkEmptyWords, checkSnakeCase, checkTopLevel } from "./architecture/name_rules.ts";
import {
  listRepositoryPaths,
  readSourceFiles,
  type SourceFile,
  type Violation,
} from "./architecture/source_file.ts";

const paths = await listRepositoryPaths();
const files = await readSourceFiles();

function assertNone(violations: Violation[]) {
  const report = violations.map(({ path, line, message }) => `  ${path}:${line} ${message}`);
  assert.equal(violations.length, 0, `\n${report.join("\n")}`);
}

/** Every file of the repository keeps the rule. */
function rule(name: string, check: (file: SourceFile) => Violation[]) {
  Deno.test(name, () => assertNone(files.flatMap(check)));
}

/** The names in the repository keep the rule. */
function nameRule(name: string, check: (paths: string[]) => Violation[]) {
  Deno.test(name, () => assertNone(check(paths)));
}

Deno.test("the rules see the repository, this file included", () => {
  assert.ok(files.some(({ path }) => path === "tests/architecture_test.ts"));
});

rule("imports go one way: routes → views, db, domain; views → domain; db → domain", checkLayers);
rule("packages stay where they belong: zod in domain, JSX in views, SQL in db", checkPackages);
rule("domain knows no clock, no chance, no input and no output", checkPurity);
rule("views and routes write no unescaped HTML", checkRawMarkup);
rule("no tag spreads its children, which precompiled JSX would drop", checkSpreadChildren);
rule("no file has more than 250 lines, and main.ts fewer than 60", checkLength);
rule("nothing is any", checkAny);
rule("every export has a name", checkDefaultExports);
rule("no file only re-exports", checkBarrels);

nameRule("the root holds only what the plan of the house names", checkTopLevel);
nameRule("files and folders are named in snake_case", checkSnakeCase);
nameRule(
  "no file or folder is called utils, helpers, manager, service, info or data",
  checkEmptyWords,
);
