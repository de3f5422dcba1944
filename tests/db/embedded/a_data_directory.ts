import { startEmbeddedPostgres } from "../../../db/embedded/embedded_postgres.ts";

/** A directory for a database, gone at the end of its scope (`await using`). */
export interface DataDirectory extends AsyncDisposable {
  path: string;
}

/** A new one that the server's account can enter (a temporary one is 0700 by itself). */
export async function aDataDirectory(): Promise<DataDirectory> {
  const directory = await aPrivateDataDirectory();
  await Deno.chmod(directory.path, 0o755);
  return directory;
}

/** A new one that only we can enter. */
export async function aPrivateDataDirectory(): Promise<DataDirectory> {
  const path = await Deno.makeTempDir({ prefix: "vrs-test-" });
  return { path, [Symbol.asyncDispose]: () => remove(path) };
}

let shared: Promise<string> | undefined;

/**
 * The path of a stopped database that the tests of one file use one after the other: making and
 * removing its two thousand files anew for each of them takes seconds.
 */
export function theSharedDataDirectory(): Promise<string> {
  return shared ??= makeShared();
}

async function makeShared(): Promise<string> {
  const { path } = await aDataDirectory();
  globalThis.addEventListener("unload", () => Deno.removeSync(path, { recursive: true }));
  await (await startEmbeddedPostgres(path)).stop();
  return path;
}

/** With what the database keeps elsewhere for it. */
async function remove(path: string): Promise<void> {
  const root = await Deno.realPath(`${path}/postgres`).catch(() => path);
  await Deno.remove(root, { recursive: true });
  if (root !== path) await Deno.remove(path, { recursive: true });
}
