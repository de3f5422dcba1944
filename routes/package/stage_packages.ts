/** Of no use to a running program: types, sources, maps, documentation, static libraries. */
const USELESS = /\.(?:[cm]?tsx?|map|md|markdown|a)$/i;
/** Nor these; and `deno compile` reads them all, and runs out of stack over 10,000 lines in one. */
const USELESS_FOLDERS: ReadonlySet<string> = new Set([
  ...["bench", "benchmarks", "examples", "test", "tests"],
  ...["pgxs", "pkgconfig"], // of PostgreSQL
]);
/** The licence of some is a `.md`. */
const LICENCE = /^(?:licen[cs]e|notice|copying)/i;

/** A package to be put where whoever imports it, the package in the folder `importer`, finds it. */
interface Wanted {
  name: string;
  path: string;
  importer: string;
}

/**
 * Copies installed npm packages, with all that they depend on, from Deno's `node_modules` into an
 * ordinary one without links: each at the top, or inside its importer where another version is at
 * the top already.
 */
export async function stagePackages(
  { from, to, names }: { from: string; to: string; names: readonly string[] },
): Promise<void> {
  const wanted: Wanted[] = [];
  for (const name of names) {
    wanted.push({ name, path: await Deno.realPath(`${from}/node_modules/${name}`), importer: to });
  }
  const placed = new Map<string, string>();
  for (const { name, path, importer } of wanted) { // which grows on the way
    const found = lookup(placed, name, { from: importer, to });
    if (found === path) continue;
    const place = `${found === undefined ? to : importer}/node_modules/${name}`;
    placed.set(place, path);
    await copyUseful(path, place);
    for (const each of await listDependencies(path)) wanted.push({ ...each, importer: place });
  }
}

/** The package that a program in the folder `from` would get by this name: from the inside out. */
function lookup(
  placed: ReadonlyMap<string, string>,
  name: string,
  { from, to }: { from: string; to: string },
): string | undefined {
  const found = placed.get(`${from}/node_modules/${name}`);
  if (found !== undefined || from === to) return found;
  return lookup(placed, name, { from: from.slice(0, from.lastIndexOf("/node_modules/")), to });
}

/** What stands beside a package in `.deno/<name@version>/node_modules`. */
async function listDependencies(path: string): Promise<Pick<Wanted, "name" | "path">[]> {
  const [, home, own] = /^(.*\/\.deno\/[^/]+\/node_modules)\/(.*)$/.exec(path)!;
  const found = [];
  for (const name of await listNames(home!)) {
    // The embedded PostgreSQL and Deno itself are glibc's anyway.
    if (name === own || name.endsWith("-musl")) continue;
    found.push({ name, path: await Deno.realPath(`${home}/${name}`) });
  }
  return found;
}

/** In order, those in scopes with their scope. */
async function listNames(home: string): Promise<string[]> {
  const found: string[] = [];
  for await (const { name, isDirectory } of Deno.readDir(home)) {
    if (!isDirectory || !name.startsWith("@")) found.push(name);
    else found.push(...(await listNames(`${home}/${name}`)).map((each) => `${name}/${each}`));
  }
  return found.filter((name) => !name.startsWith(".")).toSorted();
}

async function copyUseful(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  for await (const { name, isDirectory, isFile } of Deno.readDir(from)) {
    const [path, target] = [`${from}/${name}`, `${to}/${name}`];
    if (isDirectory && !USELESS_FOLDERS.has(name)) await copyUseful(path, target);
    if (isFile && (!USELESS.test(name) || LICENCE.test(name))) await Deno.copyFile(path, target);
  }
}
