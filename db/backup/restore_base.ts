import { resolve } from "node:path";
import { OperatorError } from "../../domain/operator_error.ts";
import { connect } from "../connection.ts";
import { type DatabasePlace, prepareDatabasePlace } from "../embedded/database_place.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../embedded/embedded_postgres.ts";
import { removeDatabase, removeDataDirectory } from "../embedded/remove_database.ts";
import { findServerAccount, type ServerAccount } from "../embedded/server_account.ts";
import { restoreSettings } from "../embedded/wal_archive.ts";
import { BASE_ENDED_AT, copyCluster } from "./cluster_copy.ts";

export interface PointInTime {
  /** A folder that `backup base` wrote. */
  base: string;
  dataDirectory: string;
  walDirectory: string;
  /** Everything committed up to then; undefined: to the end of the archive. */
  to?: Date | undefined;
}

/**
 * Makes the embedded database of a data directory that has none from a base backup and the archived
 * WAL, and leaves it stopped. It gets its place when recovery has come to its end. Answers when the
 * last transaction in it was committed, if any was replayed. Throws an `OperatorError` that says
 * why not.
 */
export async function restoreBase(wanted: PointInTime): Promise<Date | undefined> {
  const dataDirectory = resolve(wanted.dataDirectory);
  const entry = `${dataDirectory}/postgres`;
  await refuseUnfit(wanted, entry);
  await Deno.mkdir(dataDirectory, { recursive: true });
  await removeUnfinished(dataDirectory);
  const scratch = `${dataDirectory}/restoring-${crypto.randomUUID().slice(0, 8)}`;
  try {
    await Deno.mkdir(scratch);
    await Deno.chmod(scratch, 0o755); // what is private lies in private directories below
    const lastAt = await recover(wanted, scratch);
    if (await isThere(entry)) await removeDatabase(entry); // a start that found no database left it
    await Deno.rename(`${scratch}/postgres`, entry);
    return lastAt;
  } finally {
    await removeUnfinished(dataDirectory);
  }
}

async function refuseUnfit({ base, to }: PointInTime, entry: string): Promise<void> {
  const endedAt = new Date(await Deno.readTextFile(`${base}/${BASE_ENDED_AT}`).catch(() => ""));
  if (Number.isNaN(endedAt.getTime())) {
    throw new OperatorError(`${base} は backup base で作ったフォルダではありません。`);
  }
  if (to && to < endedAt) {
    throw new OperatorError(
      `--to の時刻が、このバックアップを取り終えた ${endedAt.toISOString()} より前です。` +
        "もっと前に取った backup base を指定してください。",
    );
  }
  if (!await isThere(`${entry}/data/PG_VERSION`)) return;
  throw new OperatorError(
    `${entry} に、もうデータベースがあります。上書きはしません。` +
      "空のフォルダを VRS_DATA_DIR に指定するか、壊れたデータベースを別の場所に移してください。",
  );
}

async function recover(wanted: PointInTime, scratch: string): Promise<Date | undefined> {
  const place = await prepareDatabasePlace(scratch);
  const account = await findServerAccount(place.cluster);
  await copyCluster(wanted.base, place.cluster, ownerOf(account));
  await Deno.writeTextFile(`${place.cluster}/recovery.signal`, "", { mode: 0o600 });
  const settings = await recoverySettings(wanted, account);
  const postgres = await startEmbeddedPostgres(scratch, { settings }).catch(async (error) => {
    throw await refusal(place, error);
  });
  try {
    return await readLastCommit(postgres);
  } finally {
    await postgres.stop();
  }
}

async function recoverySettings(
  { walDirectory, to }: PointInTime,
  account: ServerAccount,
): Promise<Record<string, string>> {
  return {
    ...await restoreSettings(walDirectory, account).catch((error: Error) => {
      throw new OperatorError(error.message, { cause: error });
    }),
    hot_standby: "off", // it is then not ready before it has come to the end
    recovery_target_timeline: "latest",
    ...(to ? { recovery_target_time: timeSetting(to), recovery_target_action: "promote" } : {}),
  };
}

/** PostgreSQL does not read the letters T and Z there. */
function timeSetting(at: Date): string {
  return at.toISOString().replace("T", " ").replace("Z", "+00");
}

function ownerOf({ identity, uid, gid }: ServerAccount) {
  return identity.uid === undefined ? undefined : { uid, gid };
}

async function readLastCommit(
  { socketDirectory, superuser }: EmbeddedPostgres,
): Promise<Date | undefined> {
  const address = { kind: "socket" as const, socketDirectory, owner: superuser };
  const sql = connect({ ...address, database: "postgres" }, "owner", 1);
  try {
    const [row] = await sql<[{ at: Date | null }]>`select pg_last_xact_replay_timestamp() as at`;
    return row.at ?? undefined;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** PostgreSQL's reasons (`xlogrecovery.c`) with what to do. */
const REASONS: [RegExp, string][] = [
  [
    /recovery ended before configured recovery target was reached/,
    "--to の時刻までの WAL がありません。--to を付けなければ、WAL のある最後まで戻します。",
  ],
  [
    /could not locate required checkpoint record|invalid checkpoint record/,
    "このバックアップに要る WAL が VRS_WAL_DIR にありません。",
  ],
  [/could not restore file/, "VRS_WAL_DIR の WAL を読めません。壊れているか、権限がありません。"],
];

async function refusal(place: DatabasePlace, error: Error): Promise<OperatorError> {
  const log = await Deno.readTextFile(place.log).catch(() => "");
  const last = /last completed transaction was at log time (.*)/.exec(log)?.[1];
  const reason = REASONS.find(([pattern]) => pattern.test(log))?.[1];
  const told = last ? `（再生できた最後の取引は ${last}）` : "";
  return new OperatorError(reason ? `${reason}${told}` : error.message, { cause: error });
}

/** What a killed restore left, and what one that failed leaves. */
async function removeUnfinished(dataDirectory: string): Promise<void> {
  for await (const { name } of Deno.readDir(dataDirectory)) {
    if (!/^restoring-[0-9a-f]{8}$/.test(name)) continue;
    await removeDataDirectory(`${dataDirectory}/${name}`);
  }
}

async function isThere(path: string): Promise<boolean> {
  return await Deno.lstat(path).then(() => true, () => false);
}
