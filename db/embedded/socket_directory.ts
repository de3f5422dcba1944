import { makePrivateDirectory, unsuitableFileSystem } from "./private_directory.ts";
import type { ServerAccount } from "./server_account.ts";
import { shortHash } from "./short_hash.ts";

/** sockaddr_un.sun_path on Linux: 108 bytes with the closing zero. */
const longestSocketPath = 107;

/**
 * The directory (0700) in which the server listens: `<root>/run`, or a short name in /tmp when
 * the path would be too long for a unix socket. Throws if someone else holds that short name.
 * Only for the holder of the lock, after `endOrphans`: what a dead server left is cleared away.
 */
export async function prepareSocketDirectory(
  root: string,
  account: ServerAccount,
): Promise<string> {
  const beside = `${root}/run`;
  const isTooLong = new TextEncoder().encode(`${beside}/.s.PGSQL.5432`).length > longestSocketPath;
  const path = isTooLong ? `/tmp/vrs-${shortHash(root)}` : beside;
  if (isTooLong) await claimShortName(path, account);
  await makePrivateDirectory(path, account);
  await tryToListen(path);
  // holds a pid that now may be anyone's, or an unburied dead server's in a container without init
  await removeOptional(`${path}/.s.PGSQL.5432.lock`);
  return path;
}

async function claimShortName(path: string, account: ServerAccount): Promise<void> {
  await Deno.mkdir(path, { mode: 0o700 }).catch((error) => {
    if (!(error instanceof Deno.errors.AlreadyExists)) throw error;
  });
  // anyone may create names in /tmp: a directory of somebody else could listen in our place
  const found = await Deno.lstat(path);
  const isOurs = found.isDirectory && (found.uid === Deno.uid() || found.uid === account.uid);
  if (!isOurs) {
    throw new Error(
      `${path} を別の利用者が使っています。削除するか、環境変数 VRS_DATA_DIR に短いパスを指定してください。`,
    );
  }
}

async function tryToListen(directory: string): Promise<void> {
  const path = `${directory}/.probe`;
  await removeOptional(path); // left by a start that was killed right here
  try {
    Deno.listen({ transport: "unix", path }).close(); // removes it, too
  } catch (cause) {
    throw unsuitableFileSystem(directory, cause);
  }
}

async function removeOptional(path: string): Promise<void> {
  await Deno.remove(path).catch((error) => {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  });
}
