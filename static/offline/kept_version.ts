import { isNeededStill } from "./needed_assets.ts";

/** What one build of the product keeps; routes/assets.ts writes it into the service worker. */
export interface OfflineFiles {
  /** Changes whenever one of the files or the shell does. */
  version: string;
  /** Path of the page without anybody's data. */
  shell: string;
  /** Paths, named by their content. */
  files: string[];
}

const CACHES = "vrs-offline-";

/**
 * Fetches all of it, or rejects: half a version is none, though what is there is not fetched again.
 * One after the other, as whoever reads tickets meanwhile needs the network more.
 */
export async function keepVersion({ version, shell, files }: OfflineFiles): Promise<void> {
  const cache = await caches.open(CACHES + version);
  for (const file of files) {
    if (!await cache.match(file)) await cache.add(new Request(file, { priority: "low" }));
  }
  // Nobody's cookies: what is kept is the same for everybody.
  const page = await fetch(shell, { credentials: "omit", cache: "no-cache", redirect: "error" });
  if (!page.ok) throw new Error(`${shell}: ${page.status}`);
  const assets = await assetsOf(page.clone());
  // While servers of two builds stand behind one address: the next try may meet the right one.
  if (!assets.every((path) => files.includes(path))) {
    throw new Error("the shell is of another build");
  }
  await cache.put(shell, page);
}

/** Removes the versions before this one, except what a page that is open was made with. */
export async function dropOlderVersions({ version, files }: OfflineFiles): Promise<void> {
  const current = new Set(files);
  const { held = [] } = await navigator.locks.query();
  const locks = held.map(({ name }) => name ?? "");
  for (const name of await caches.keys()) {
    if (!name.startsWith(CACHES) || name === CACHES + version) continue;
    const kept = await (await caches.open(name)).keys();
    const paths = kept.map(({ url }) => new URL(url).pathname);
    if (!isNeededStill(paths, current, locks)) await caches.delete(name);
  }
}

/** The shell of this version, undefined when the browser cleared it away. */
export async function keptShell({ version, shell }: OfflineFiles): Promise<Response | undefined> {
  return await (await caches.open(CACHES + version)).match(shell);
}

/** An asset of any version kept. */
export function keptAsset(request: Request): Promise<Response | undefined> {
  return caches.match(request, { ignoreVary: true });
}

async function assetsOf(page: Response): Promise<string[]> {
  return (await page.text()).match(/\/assets\/[\w.-]+/g) ?? [];
}
