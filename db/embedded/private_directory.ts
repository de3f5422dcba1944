import type { ServerAccount } from "./server_account.ts";

/**
 * Creates the directory if need be and makes it enterable by the server's account alone (0700).
 * Throws where the file system cannot keep that, as on Windows drives seen from WSL.
 */
export async function makePrivateDirectory(path: string, account: ServerAccount): Promise<void> {
  await Deno.mkdir(path, { recursive: true, mode: 0o700 });
  try {
    await Deno.chmod(path, 0o700);
    if (account.identity.uid !== undefined) await Deno.chown(path, account.uid, account.gid);
  } catch (cause) {
    throw unsuitableFileSystem(path, cause);
  }
  const { mode, uid } = await Deno.stat(path);
  // such file systems accept chmod and chown and change nothing
  if (((mode ?? 0) & 0o777) !== 0o700 || uid !== account.uid) throw unsuitableFileSystem(path);
}

/** The sentence for a file system without owner permissions or without unix sockets. */
export function unsuitableFileSystem(path: string, cause?: unknown): Error {
  return new Error(
    `${path} はデータベースを置けないファイルシステムにあります (パーミッション0700またはUNIXソケットが使えません)。WSLでは /mnt/c の下ではなくLinux側 (例: ~/vrs-data) を環境変数 VRS_DATA_DIR に指定してください。`,
    { cause },
  );
}
