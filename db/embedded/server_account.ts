/** The operating system account the server runs under. */
export interface ServerAccount {
  uid: number;
  gid: number;
  /** Spread into `Deno.Command` options; empty when this process already is that account. */
  identity: { uid?: number; gid?: number };
}

/**
 * Ourselves, unless we are root, as which PostgreSQL refuses to run: then whoever owns the existing
 * cluster (an ordinary user's database opened with sudo stays theirs), else `postgres`, else `nobody`.
 */
export async function findServerAccount(cluster: string): Promise<ServerAccount> {
  const uid = Deno.uid();
  const gid = Deno.gid();
  if (uid === null || gid === null) {
    throw new Error(
      "このOSでは内蔵PostgreSQLを使えません。環境変数 DATABASE_URL を設定してください。",
    );
  }
  if (uid !== 0) return { uid, gid, identity: {} };
  const identity = await ownerOf(cluster) ?? await unprivilegedAccount();
  return { ...identity, identity };
}

/** Whether the account can reach `directory` through all of its ancestors; tried, not computed. */
export async function canEnter(account: ServerAccount, directory: string): Promise<boolean> {
  const { success } = await new Deno.Command("/bin/sh", {
    ...account.identity,
    args: ["-c", 'cd -- "$1"', "sh", directory],
    cwd: "/",
    stderr: "null",
  }).output();
  return success;
}

async function ownerOf(cluster: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const { uid, gid } = await Deno.stat(cluster);
    return uid && gid !== null ? { uid, gid } : undefined;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

async function unprivilegedAccount(): Promise<{ uid: number; gid: number }> {
  const accounts = (await Deno.readTextFile("/etc/passwd")).split("\n").map((it) => it.split(":"));
  for (const wanted of ["postgres", "nobody"]) {
    const account = accounts.find(([name]) => name === wanted);
    if (account) return { uid: Number(account[2]), gid: Number(account[3]) };
  }
  throw new Error(
    "PostgreSQLはrootでは動きません。useradd -r postgres で利用者を作るか、一般の利用者で実行してください。",
  );
}
