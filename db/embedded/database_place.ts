import { resolve } from "node:path";
import { canEnter, findServerAccount } from "./server_account.ts";
import { shortHash } from "./short_hash.ts";

/** Absolute paths of one embedded database, symbolic links resolved. */
export interface DatabasePlace {
  root: string;
  /** Our copy of the PostgreSQL program. */
  home: string;
  /** PostgreSQL's own directory (PGDATA). */
  cluster: string;
  lock: string;
  /** What the server said since its last start; the start before is kept as `.old`. */
  log: string;
}

/**
 * Finds or creates `<dataDirectory>/postgres`. As root, when the server's account cannot enter
 * `dataDirectory` (`/root`, a private temporary directory), the files live below /var/lib/vrs and
 * `<dataDirectory>/postgres` is a link to them, so that every later start finds them again.
 */
export async function prepareDatabasePlace(dataDirectory: string): Promise<DatabasePlace> {
  await Deno.mkdir(resolve(dataDirectory), { recursive: true });
  const parent = await Deno.realPath(dataDirectory);
  const entry = `${parent}/postgres`;
  if (!await isThere(entry)) await createEntry(parent, entry);
  const root = await followEntry(entry);
  refuseShellCharacters(root);
  const cluster = `${root}/data`;
  const account = await findServerAccount(cluster);
  if (!await canEnter(account, root)) {
    throw new Error(
      `PostgreSQLを動かす利用者 (uid ${account.uid}) が ${root} に入れません。上位のディレクトリに実行権限を付けるか (chmod o+x)、環境変数 VRS_DATA_DIR に別のディレクトリを指定してください。`,
    );
  }
  return { root, cluster, home: `${root}/home`, lock: `${root}/lock`, log: `${root}/server.log` };
}

/** initdb calls the server through a shell with its path in double quotes. */
function refuseShellCharacters(root: string): void {
  if (!/["$`\\\n]/.test(root)) return;
  throw new Error(
    `PostgreSQLは " $ \` \\ や改行を含むパスでは動きません。環境変数 VRS_DATA_DIR に別のディレクトリを指定してください: ${root}`,
  );
}

async function createEntry(parent: string, entry: string): Promise<void> {
  const account = await findServerAccount(`${entry}/data`);
  if (await canEnter(account, parent)) return await makePublicDirectory(entry);
  const elsewhere = `/var/lib/vrs/${shortHash(parent)}`;
  await makePublicDirectory("/var/lib/vrs");
  await makePublicDirectory(elsewhere);
  await Deno.symlink(elsewhere, entry).catch((error) => {
    // another process that starts at the same moment made the same link
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
  });
}

/** Enterable by all whatever the umask: what is private lies in private directories below. */
async function makePublicDirectory(path: string): Promise<void> {
  await Deno.mkdir(path, { recursive: true });
  await Deno.chmod(path, 0o755);
}

async function followEntry(entry: string): Promise<string> {
  try {
    return await Deno.realPath(entry);
  } catch (cause) {
    if (!(cause instanceof Deno.errors.NotFound)) throw cause;
    // never begin with an empty database where a filled one is expected
    throw new Error(
      `${entry} の指す先 ${await Deno.readLink(
        entry,
      )} がありません。バックアップから戻してください。空のデータベースから始めてよい場合は、このリンクを削除してください。`,
      { cause },
    );
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    await Deno.lstat(path);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}
