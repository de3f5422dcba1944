import assert from "node:assert/strict";
import { checkEmptyWords, checkSnakeCase, checkTopLevel } from "./name_rules.ts";

function refusedPaths(check: typeof checkTopLevel, paths: string[]): string[] {
  return check(paths).map(({ path }) => path);
}

Deno.test("the root refuses what the plan does not name, once per folder", () => {
  const paths = ["main.ts", ".ci/run", ".gitignore", "domain/a.ts", "README.md"];
  assert.deepEqual(refusedPaths(checkTopLevel, paths), []);
  assert.deepEqual(refusedPaths(checkTopLevel, [...paths, "lib/a.ts", "lib/b.ts", "todo.txt"]), [
    "lib",
    "todo.txt",
  ]);
});

Deno.test("names of code that are not snake_case are refused", () => {
  const bad = ["db/kanaKey.ts", "db/kana-key.ts", "views/Page.tsx", "db/Dose/a.ts", "db/a__b.ts"];
  assert.deepEqual(refusedPaths(checkSnakeCase, bad), bad);
});

Deno.test("snake_case names, dotfiles, fixtures and the root's own names are allowed", () => {
  const good = [
    "db/migrations/0001_create_people.ts",
    "views/page.tsx",
    "static/htmx.d.ts",
    "README.md",
    "tests/fixtures/接種対象者.json",
    "tests/.cache/A.ts",
  ];
  assert.deepEqual(refusedPaths(checkSnakeCase, good), []);
});

Deno.test("names with an empty word are refused, in files and folders", () => {
  const bad = [
    "domain/utils.ts",
    "db/csv_helpers.ts",
    "db/helper/a.ts",
    "routes/upload_manager.ts",
    "db/service/a.ts",
    "views/user_info.tsx",
    "db/data.ts",
    "tests/domain/csv_utils_test.ts",
  ];
  assert.deepEqual(refusedPaths(checkEmptyWords, bad), bad);
});

Deno.test("words that merely begin with or contain an empty word, and terms of the domain, are allowed", () => {
  const good = [
    "db/database.ts",
    "domain/update.ts",
    "db/open_data.ts",
    "tests/db/open_data_test.ts",
    "db/data_directory.ts",
    "static/service_worker.ts",
  ];
  assert.deepEqual(refusedPaths(checkEmptyWords, good), []);
});
