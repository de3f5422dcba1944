import { dirname, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { runToEnd } from "./run_to_end.ts";

/** What a program loads, whichever way it goes. */
export interface ModuleGraph {
  /** Paths of our own files, relative to the root, sorted. */
  files: string[];
  /** Names of the npm packages our files import, sorted. */
  packages: string[];
}

/** As `deno info --json` tells it; a dependency without `code` is one of types only. */
interface Told {
  modules: {
    specifier: string;
    local?: string;
    dependencies?: { specifier: string; code?: { specifier: string } }[];
  }[];
}

type Module = Told["modules"][number];

/** Threads begin at files that nothing imports. */
const THREAD = /new Worker\(\s*new URL\("([^"]+)", import\.meta\.url\)/g;

/**
 * Follows every import from `entry`, dynamic ones and threads included, but into the files
 * `leftOut` and behind them. All paths are relative to `root`, a folder.
 */
export async function followModules(
  { root, entry, leftOut }: { root: string; entry: string; leftOut: readonly string[] },
): Promise<ModuleGraph> {
  const known = new Map<string, Module>();
  const files = new Set<string>();
  const packages = new Set<string>();
  const open = [entry];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (files.has(file) || leftOut.includes(file)) continue;
    files.add(file);
    const url = pathToFileURL(`${root}/${file}`).href;
    if (!known.has(url)) await learn(known, { root, url });
    for (const { specifier, code } of known.get(url)?.dependencies ?? []) {
      if (!code) continue;
      if (code.specifier.startsWith("npm:")) packages.add(packageName(specifier));
      if (code.specifier.startsWith("file:")) open.push(inRoot(root, code.specifier));
    }
    open.push(...await listThreads(root, file));
  }
  return { files: [...files].toSorted(), packages: [...packages].toSorted() };
}

async function learn(
  known: Map<string, Module>,
  { root, url }: { root: string; url: string },
): Promise<void> {
  const text = await runToEnd(Deno.execPath(), ["info", "--json", url], { cwd: root });
  for (const each of (JSON.parse(text) as Told).modules) known.set(each.specifier, each);
}

async function listThreads(root: string, file: string): Promise<string[]> {
  if (!/\.tsx?$/.test(file)) return [];
  const text = await Deno.readTextFile(`${root}/${file}`);
  return [...text.matchAll(THREAD)].map(([, path]) => {
    return relative(root, `${dirname(`${root}/${file}`)}/${path}`);
  });
}

function inRoot(root: string, url: string): string {
  return relative(root, fileURLToPath(url));
}

/** `@noble/hashes` of `@noble/hashes/sha2.js`. */
function packageName(specifier: string): string {
  return specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
}
