/**
 * The right to run the database, held by one process at a time. The operating system drops it when
 * that process dies. The locked file's text tells the others where the running server listens.
 */
export interface OwnerLock {
  /** Tells waiting processes that the server answers in this socket directory. */
  announce(socketDirectory: string): Promise<void>;
  /** From here on nobody attaches any more; they wait for the lock instead. */
  withdraw(): Promise<void>;
  release(): Promise<void>;
}

/** The lock, or undefined while another process (or another start in this one) holds it. */
export async function takeOwnerLock(path: string): Promise<OwnerLock | undefined> {
  const file = await openLockFile(path);
  if (!await file.tryLock(true)) {
    file.close();
    return undefined;
  }
  await file.truncate(0); // what a killed owner announced no longer holds
  let held = true;
  const withdraw = async () => {
    if (held) await file.truncate(0);
  };
  return {
    announce: async (socketDirectory) => {
      await file.write(new TextEncoder().encode(`${socketDirectory}\n`));
    },
    withdraw,
    release: async () => {
      await withdraw();
      if (held) file.close();
      held = false;
    },
  };
}

/** The socket directory of the running server; undefined while it starts or stops. */
export async function readAnnouncement(path: string): Promise<string | undefined> {
  const text = await Deno.readTextFile(path);
  return text.endsWith("\n") ? text.slice(0, -1) : undefined;
}

async function openLockFile(path: string): Promise<Deno.FsFile> {
  try {
    return await Deno.open(path, { create: true, read: true, write: true, mode: 0o600 });
  } catch (cause) {
    if (!(cause instanceof Deno.errors.PermissionDenied)) throw cause;
    throw new Error(
      `このデータベースは別の利用者が作成したため開けません。作成した利用者かrootで実行するか、環境変数 VRS_DATA_DIR に別のディレクトリを指定してください: ${path}`,
      { cause },
    );
  }
}
