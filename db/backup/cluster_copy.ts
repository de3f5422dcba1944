/** Made anew at every start, or of no use to another server: only the folders are kept. */
const EMPTIED = [
  ...["pg_dynshmem", "pg_notify", "pg_replslot", "pg_serial", "pg_snapshots", "pg_stat_tmp"],
  ...["pg_subtrans", "pg_wal"],
];
/** A file of ours in a base backup: the earliest time that can be gone back to with it. */
export const BASE_ENDED_AT = "vrs_base_ended_at";

const LEFT_OUT =
  /^(vrs_base_ended_at|postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|.*\.tmp)$/;
const CONTROL = "global/pg_control";

/** To whom the copy shall belong. */
export interface CopyOwner {
  uid: number;
  gid: number;
}

/**
 * Copies a PostgreSQL data directory file by file, also from under a running server between
 * `pg_backup_start` and `pg_backup_stop`: files may grow, vanish and be torn, which replaying the WAL
 * mends. `pg_control` comes last
 * (https://www.postgresql.org/docs/current/continuous-archiving.html#BACKUP-LOWLEVEL-BASE-BACKUP).
 * Answers the bytes, which are on the disk by then.
 */
export async function copyCluster(from: string, to: string, owner?: CopyOwner): Promise<number> {
  const copy = new ClusterCopy(from, to, owner);
  await copy.folder("");
  await copy.file(CONTROL);
  await syncBelow(to);
  return copy.bytes;
}

class ClusterCopy {
  bytes = 0;

  constructor(
    readonly from: string,
    readonly to: string,
    readonly owner: CopyOwner | undefined,
  ) {}

  async folder(path: string): Promise<void> {
    await Deno.mkdir(`${this.to}/${path}`, { mode: 0o700, recursive: true });
    await this.#give(`${this.to}/${path}`);
    if (EMPTIED.includes(path)) return;
    for await (const { name, isDirectory, isFile } of Deno.readDir(`${this.from}/${path}`)) {
      const inside = path === "" ? name : `${path}/${name}`;
      if (LEFT_OUT.test(name) || inside === CONTROL) continue;
      if (isDirectory) await this.folder(inside);
      if (isFile) await this.file(inside);
    }
  }

  async file(path: string): Promise<void> {
    const target = `${this.to}/${path}`;
    try {
      await Deno.copyFile(`${this.from}/${path}`, target);
    } catch (error) {
      if (error instanceof Deno.errors.NotFound) return; // dropped meanwhile
      throw error;
    }
    await Deno.chmod(target, 0o600);
    await this.#give(target);
    this.bytes += (await Deno.stat(target)).size;
  }

  async #give(path: string): Promise<void> {
    if (this.owner) await Deno.chown(path, this.owner.uid, this.owner.gid);
  }
}

/** Waits until everything there is on the disk: at once, for a file at a time takes seconds. */
async function syncBelow(path: string): Promise<void> {
  const { success } = await new Deno.Command("/bin/sh", {
    args: ["-c", 'sync -f "$1" || sync', "sh", path],
    stderr: "null",
  }).output();
  if (!success) throw new Error(`${path} を保存できませんでした。`);
}
