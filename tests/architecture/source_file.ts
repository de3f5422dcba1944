import { fileURLToPath } from "node:url";
import { maskSource } from "./mask_source.ts";

/** A file of the repository. `path` is relative to its root, with `/`. */
export type SourceFile = {
  path: string;
  text: string;
  /** `text` with comments and the inside of strings blanked, at the same offsets; CSS has none. */
  code: string;
};

/** A rule broken at a place; `line` counts from 1. */
export type Violation = { path: string; line: number; message: string };

const rootDirectory = fileURLToPath(new URL("../../", import.meta.url));
const codeExtension = /\.(ts|tsx|js|css)$/;
const unwalked = new Set([".git", "node_modules", "data"]);

export function sourceFile(path: string, text: string): SourceFile {
  return { path, text, code: path.endsWith(".css") ? "" : maskSource(text) };
}

/** Every path of the repository that git has or would take; without git, all but what it ignores. */
export async function listRepositoryPaths(): Promise<string[]> {
  const git = await new Deno.Command("git", {
    args: ["ls-files", "-z", "--cached", "--others", "--exclude-standard"],
    cwd: rootDirectory,
    stderr: "null",
  }).output().catch(() => undefined);
  if (!git?.success) return await Array.fromAsync(walk(""));
  const listed = new TextDecoder().decode(git.stdout).split("\0").filter((path) => path !== "");
  const present = await Promise.all(listed.map((path) =>
    Deno.lstat(rootDirectory + path).then(
      () => true,
      () => false, // deleted, but not yet committed
    )
  ));
  return listed.filter((_, index) => present[index]);
}

/** Every file of ours with code in it: TypeScript, JavaScript and CSS. */
export async function readSourceFiles(): Promise<SourceFile[]> {
  const paths = (await listRepositoryPaths()).filter((path) => codeExtension.test(path));
  return await Promise.all(paths.map(async (path) => {
    return sourceFile(path, await Deno.readTextFile(rootDirectory + path));
  }));
}

/** Every match of the pattern in the file's code, as a violation with the message. */
export function violationsOf(file: SourceFile, pattern: RegExp, message: string): Violation[] {
  return [...file.code.matchAll(pattern)].map((match) => {
    return { path: file.path, line: lineAt(file.text, match.index), message };
  });
}

/** The line of the character at the offset; both count as editors and JavaScript do. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

async function* walk(directory: string): AsyncGenerator<string> {
  for await (const entry of Deno.readDir(rootDirectory + directory)) {
    const path = directory + entry.name;
    if (!entry.isDirectory) yield path;
    else if (!unwalked.has(path)) yield* walk(`${path}/`);
  }
}
