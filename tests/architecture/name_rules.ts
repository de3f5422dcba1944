import type { Violation } from "./source_file.ts";

const topLevel = new Set([
  ...["routes", "views", "domain", "db", "static", "tests"],
  ...["deno.json", "deno.lock", "main.ts", "README.md", "LICENSE"],
]);

const named = /\.(ts|tsx|js|css|sql|html|json)$/;
const snakeCase = /^[a-z0-9]+(_[a-z0-9]+)*$/;
// At the end of a name, where the noun stands: `data_directory` says what it is, `user_data` not.
const emptyNoun = /(^|_)(utils?|helpers?|managers?|services?|info|data)(_test)?$/;
// オープンデータ is a term, not an evasion.
const terms = /\bopen_data/g;

/** Anything at the root that the plan of the house has no room for; dotfiles are free. */
export function checkTopLevel(paths: string[]): Violation[] {
  const entries = new Set(paths.map((path) => path.split("/")[0] ?? path));
  return [...entries]
    .filter((entry) => !entry.startsWith(".") && !topLevel.has(entry))
    .map((entry) => ({ path: entry, line: 1, message: "has no place at the root" }));
}

/** Folders and files of code whose name is not snake_case. */
export function checkSnakeCase(paths: string[]): Violation[] {
  return codePaths(paths)
    .filter((path) => !segments(path).every((segment) => snakeCase.test(segment)))
    .map((path) => ({ path, line: 1, message: "is not named in snake_case" }));
}

/** Folders and files whose name says nothing about what is in them. */
export function checkEmptyWords(paths: string[]): Violation[] {
  return codePaths(paths).flatMap((path) => {
    const segment = segments(path.replaceAll(terms, "term")).find((part) => emptyNoun.test(part));
    const message = `has an empty word in its name (${segment}); name it after what it exports`;
    return segment ? [{ path, line: 1, message }] : [];
  });
}

/** Paths inside the folders of code, without the material tests read and without dotfiles. */
function codePaths(paths: string[]): string[] {
  return paths.filter((path) => {
    const inFolder = path.includes("/") && !path.split("/").some((part) => part.startsWith("."));
    return inFolder && named.test(path) && !path.startsWith("tests/fixtures/");
  });
}

/** Folder names and the file's name without its extension. */
function segments(path: string): string[] {
  return path.replace(/(\.d)?\.[a-z]+$/, "").split("/");
}
