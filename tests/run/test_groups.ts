/** A file of tests: its path from the repository's root, and what it says. */
export interface TestFile {
  path: string;
  text: string;
}

/** Files that one isolate loads, one after the other. */
export interface TestGroup {
  /** In snake case, without an ending. */
  name: string;
  paths: string[];
}

interface Kind {
  name: string;
  /** How the paths of its files begin. */
  folder: string;
  /** How many of its files share an isolate, at most. */
  together: number;
}

/**
 * To load the application takes most of a small file's time, so many in one isolate are quicker
 * (measured: the domain 38 → 18 s of processor time). But each file keeps what it has opened until
 * the last one of its group has ended, and a pool of connections gives up idle ones, which a test's
 * sanitizers would notice, after five minutes: so files with a database are not many, and those with
 * processes of their own alone. So are inquiries between municipalities: the builders give these out
 * in turn, and one question in sixteen is held as cover, depending on which municipality is asked.
 *
 * In the order in which they start, what takes longest and waits most first; of several that fit,
 * the first counts.
 */
const KINDS: readonly Kind[] = [
  { name: "faults", folder: "tests/faults/", together: 1 },
  { name: "command_line", folder: "tests/command_line", together: 1 },
  { name: "backup", folder: "tests/db/backup/", together: 1 },
  { name: "embedded", folder: "tests/db/embedded/", together: 1 },
  { name: "e2e", folder: "tests/e2e/", together: 3 },
  { name: "transfer", folder: "tests/db/transfer/", together: 1 },
  { name: "batch", folder: "tests/db/batch/", together: 1 },
  { name: "routes", folder: "tests/routes/", together: 6 },
  { name: "db", folder: "tests/db/", together: 6 },
  { name: "static", folder: "tests/static/", together: 13 },
  { name: "domain", folder: "tests/domain/", together: 40 },
  { name: "others", folder: "", together: 20 },
];

/** A hook is for every test of an isolate. */
const HOOK = /\bDeno\.test\.(before|after)(All|Each)\b/;

/** Whether `deno test` by itself would run it. */
export function isTestFile(path: string): boolean {
  return /(^|[/_.])test\.(ts|tsx|mts|js|mjs|jsx)$/.test(path);
}

/** Every file in one group, the same ones each time, in the order in which they should start. */
export function groupTestFiles(files: readonly TestFile[]): TestGroup[] {
  const sorted = files.toSorted((one, other) => one.path < other.path ? -1 : 1);
  const alone = sorted.filter(({ text }) => HOOK.test(text));
  const shared = sorted.filter(({ text }) => !HOOK.test(text));
  return [
    ...deal({ name: "hooks", folder: "", together: 1 }, alone),
    ...KINDS.flatMap((kind) => deal(kind, shared.filter(({ path }) => kindOf(path) === kind))),
  ];
}

function kindOf(path: string): Kind {
  return KINDS.find(({ folder }) => path.startsWith(folder))!;
}

/** Neighbours go to different groups: they are often alike in how long they take. */
function deal({ name, together }: Kind, files: readonly TestFile[]): TestGroup[] {
  const count = Math.ceil(files.length / together);
  return Array.from({ length: count }, (_, group) => ({
    name: `${name}_${group + 1}`,
    paths: files.filter((_, index) => index % count === group).map(({ path }) => path),
  }));
}

/** The module that loads a group's files; `root` is the repository's file: URL, with a slash. */
export function groupModule({ paths }: TestGroup, root: string): string {
  return paths.map((path) => `await import(${JSON.stringify(new URL(path, root))});\n`).join("");
}
