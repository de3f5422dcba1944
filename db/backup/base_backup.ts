import { dirname, resolve } from "node:path";
import type { ReservedSql } from "postgres";
import { OperatorError } from "../../domain/operator_error.ts";
import { connect, type DatabaseAddress } from "../connection.ts";
import { BASE_ENDED_AT, copyCluster } from "./cluster_copy.ts";

export interface BaseBackup {
  bytes: number;
  /** The first WAL file it needs; all that come before are of no use to it. */
  firstWalFile: string;
  /** Archived WAL files from before it. */
  older: { count: number; bytes: number };
}

/**
 * Copies the running embedded database as a whole, to replay archived WAL upon: PostgreSQL's
 * low-level backup, as `pg_basebackup` is not among the embedded programs. The folder gets its name
 * when it is complete and everything it needs of the WAL is archived. Throws an `OperatorError`
 * where there is no embedded database or it archives nothing.
 */
export async function writeBaseBackup(
  address: DatabaseAddress,
  folder: string,
): Promise<BaseBackup> {
  if (address.kind !== "socket") throw new OperatorError(NOT_EMBEDDED);
  const target = resolve(folder);
  if (await Deno.lstat(target).then(() => true, () => false)) {
    throw new OperatorError(`${target} は、もうあります。上書きはしません。`);
  }
  const draft = `${target}.part`;
  const sql = connect(address, "owner", 1);
  try {
    const connection = await sql.reserve();
    const { cluster } = await findArchivedCluster(connection);
    await Deno.remove(draft, { recursive: true }).catch(() => {}); // a killed one left it
    const written = await copyRunning(connection, cluster, draft);
    await Deno.rename(draft, target);
    return { ...written, older: await countOlder(cluster, written.firstWalFile) };
  } catch (error) {
    await Deno.remove(draft, { recursive: true }).catch(() => {});
    throw refusal(error);
  } finally {
    await sql.end({ timeout: 1 }); // gives a backup up that was begun
  }
}

const NOT_EMBEDDED =
  "backup base は内蔵データベースのためのものです。DATABASE_URL のサーバーでは " +
  "pg_basebackup か pgBackRest を使ってください（README の Operations）。";
const NOT_ARCHIVED =
  "WAL が保管されていません。VRS_WAL_DIR を指定してサーバーを起動し直してから、" +
  "もう一度実行してください。";
const WAITED_TOO_LONG = "WAL の保管が終わりません。VRS_WAL_DIR のフォルダの空き容量と権限、" +
  "データベースの記録（postgres/server.log）を確かめてください。";

async function findArchivedCluster(connection: ReservedSql): Promise<{ cluster: string }> {
  const [found] = await connection<[{ cluster: string; mode: string; spaces: number }]>`
    select current_setting('data_directory') as cluster, current_setting('archive_mode') as mode,
      (select count(*) from pg_tablespace where oid >= 16384) as spaces`;
  if (found.mode === "off") throw new OperatorError(NOT_ARCHIVED);
  if (found.spaces > 0) throw new OperatorError("テーブルスペースのあるデータベースは写せません。");
  return found;
}

async function copyRunning(
  connection: ReservedSql,
  cluster: string,
  draft: string,
): Promise<{ bytes: number; firstWalFile: string }> {
  await connection`select pg_backup_start('vrs backup base', true)`;
  const bytes = await copyCluster(cluster, draft);
  await connection.unsafe("set statement_timeout = '5min'");
  const [{ label }] = await connection<[{ label: string }]>`
    select labelfile as label from pg_backup_stop(true)`;
  await writeSynced(`${draft}/backup_label`, label);
  const [{ at }] = await connection<[{ at: Date }]>`select clock_timestamp() as at`;
  await writeSynced(`${draft}/${BASE_ENDED_AT}`, at.toISOString());
  return { bytes, firstWalFile: /^START WAL LOCATION: .*file ([0-9A-F]{24})/m.exec(label)![1]! };
}

async function writeSynced(path: string, text: string): Promise<void> {
  using file = await Deno.open(path, { createNew: true, write: true, mode: 0o600 });
  await file.write(new TextEncoder().encode(text));
  await file.sync();
}

/** By position; a name begins with eight digits of the timeline. */
async function countOlder(cluster: string, first: string): Promise<BaseBackup["older"]> {
  const archive = await Deno.readTextFile(`${dirname(cluster)}/wal_directory`);
  const older = { count: 0, bytes: 0 };
  for await (const { name } of Deno.readDir(archive)) {
    if (!/^[0-9A-F]{24}\.gz$/.test(name) || name.slice(8, 24) >= first.slice(8)) continue;
    older.count++;
    older.bytes += (await Deno.stat(`${archive}/${name}`)).size;
  }
  return older;
}

const CANCELED = "57014";

function refusal(error: unknown): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === CANCELED) return new OperatorError(WAITED_TOO_LONG, { cause: error });
  if (code === "ENOSPC") return new OperatorError("空き容量がありません。", { cause: error });
  return error;
}
