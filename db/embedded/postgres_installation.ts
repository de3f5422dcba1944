import { basename } from "node:path";
import type { PostgresSource } from "./postgres_source.ts";

/** Static libraries and build files are of no use to a running server. */
const isNeeded = (name: string) => !name.endsWith(".a") && name !== "pgxs" && name !== "pkgconfig";

/**
 * Keeps a copy of the program in `home`, anew when the source's version differs. It runs from a
 * copy because the npm cache may be unreadable for the server's account and lacks the symbolic
 * links of its libraries (npm packages cannot hold links; their install script is not allowed).
 * Throws when `cluster` was written by another major version, leaving the present copy alone.
 */
export async function installPostgres({ source, home, cluster }: {
  source: PostgresSource;
  home: string;
  cluster: string;
}): Promise<void> {
  await refuseOtherMajor(cluster, source.version);
  if (await readOptional(`${home}/.version`) === source.version) return;
  const fresh = `${home}.new`;
  await removeTree(fresh);
  await copyTree(source.native, fresh);
  await linkLibraries(fresh);
  await Deno.writeTextFile(`${fresh}/.version`, source.version);
  // renamed whole, so that a start killed half-way never leaves a half program
  await removeTree(home);
  await Deno.rename(fresh, home);
}

async function refuseOtherMajor(cluster: string, version: string): Promise<void> {
  const written = (await readOptional(`${cluster}/PG_VERSION`))?.trim();
  const offered = version.match(/^(\d+)\./)?.[1];
  if (!written || !offered || written === offered) return;
  throw new Error(
    `データベースはPostgreSQL ${written} のものですが、内蔵のPostgreSQLは ${offered} です。以前の版のアプリケーションで書き出してから、空のディレクトリを環境変数 VRS_DATA_DIR に指定して取り込んでください。`,
  );
}

/** Sets modes itself, so that the server's account can read the copy whatever our umask. */
async function copyTree(from: string, to: string): Promise<void> {
  await Deno.mkdir(to);
  await Deno.chmod(to, 0o755);
  const mode = basename(from) === "bin" ? 0o755 : 0o644;
  const entries = (await Array.fromAsync(Deno.readDir(from))).filter(({ name }) => isNeeded(name));
  await Promise.all(entries.map(async ({ name, isDirectory, isFile }) => {
    if (isDirectory) await copyTree(`${from}/${name}`, `${to}/${name}`);
    if (!isFile) return;
    await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
    await Deno.chmod(`${to}/${name}`, mode);
  }));
}

/** pg-symlinks.json: `[{ source: "native/lib/a.so.1.2", target: "native/lib/a.so.1" }, …]`. */
async function linkLibraries(home: string): Promise<void> {
  const links: { source: string; target: string }[] = JSON.parse(
    await Deno.readTextFile(`${home}/pg-symlinks.json`),
  );
  for (const { source, target } of links) {
    const link = target.replace(/^native/, home);
    await removeTree(link); // already there when the source was itself such a copy
    await Deno.symlink(basename(source), link);
  }
}

async function removeTree(path: string): Promise<void> {
  await Deno.remove(path, { recursive: true }).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
}

async function readOptional(path: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
