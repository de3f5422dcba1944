import { resolve } from "node:path";
import type { DatabasePlace } from "./database_place.ts";
import { makePrivateDirectory } from "./private_directory.ts";
import { canEnter, type ServerAccount } from "./server_account.ts";
import { systemIdentifier } from "./system_identifier.ts";

/** At most so much of what was done is lost with the disk: the WAL of a minute without a full file. */
const SECONDS_UNTIL_ARCHIVED = "60";

/**
 * What PostgreSQL's archiver runs for each WAL file: compressed under another name, on the disk, and
 * only then named; a file that is there already is never replaced, and counts as archived only when
 * it is the same.
 */
const keep = (directory: string) =>
  `umask 077; f=${directory}/%f.gz;
if [ -e "$f" ]; then gzip -dc "$f" | cmp -s - "%p";
else gzip -1nc "%p" > "$f.part" && sync "$f.part" && mv "$f.part" "$f" && sync ${directory}; fi`;

/**
 * The other way. That a file is not there is how PostgreSQL learns that the archive is at its end; one
 * that cannot be read must not look like that (above 128 recovery stops).
 */
const fetch = (directory: string) =>
  `test -e ${directory}/%f.gz || exit 1; gzip -dc ${directory}/%f.gz > "%p" || exit 255`;

/**
 * The settings with which the cluster of `place` archives its WAL in `wanted`, or where it did so
 * before: a start without the variable, as for a single command, must not leave a gap. None when it
 * never was asked to. Throws where the folder cannot be used, or holds another database's WAL.
 */
export async function archiveSettings({ place, account, wanted }: {
  place: DatabasePlace;
  account: ServerAccount;
  wanted: string | undefined;
}): Promise<Record<string, string>> {
  const remembered = `${place.root}/wal_directory`;
  const directory = wanted === undefined ? await readOptional(remembered) : resolve(wanted);
  if (directory === undefined) return {};
  await prepareArchive(directory, account);
  await claimArchive(directory, await systemIdentifier(place.cluster));
  await Deno.writeTextFile(remembered, directory, { mode: 0o600 });
  await offerHistories(`${place.cluster}/pg_wal`);
  return {
    archive_mode: "on",
    archive_command: keep(shellText(directory)),
    archive_timeout: SECONDS_UNTIL_ARCHIVED,
  };
}

/** The setting with which recovery reads what was archived in `directory`. */
export async function restoreSettings(
  directory: string,
  account: ServerAccount,
): Promise<Record<string, string>> {
  const archive = resolve(directory);
  await prepareArchive(archive, account);
  if (account.identity.uid !== undefined) {
    // A copy brought from elsewhere belongs to root.
    for await (const { name, isFile } of Deno.readDir(archive)) {
      if (isFile) await Deno.chown(`${archive}/${name}`, account.uid, account.gid);
    }
  }
  return { restore_command: fetch(shellText(archive)) };
}

async function prepareArchive(directory: string, account: ServerAccount): Promise<void> {
  if (/['\\\n]/.test(directory)) {
    throw new Error(`VRS_WAL_DIR に ' \\ や改行を含むパスは使えません: ${directory}`);
  }
  await makePrivateDirectory(directory, account);
  if (await canEnter(account, directory)) return;
  throw new Error(
    `PostgreSQLを動かす利用者 (uid ${account.uid}) が ${directory} に入れません。上位のディレクトリに実行権限を付けるか (chmod o+x)、環境変数 VRS_WAL_DIR に別のディレクトリを指定してください。`,
  );
}

/**
 * Throws when a new database is about to be made for a folder that holds the WAL of a former one,
 * which then may have been lost: it can be restored only where there is none.
 */
export async function refuseClaimedArchive(
  { cluster }: DatabasePlace,
  wanted: string | undefined,
): Promise<void> {
  if (wanted === undefined || await readOptional(`${cluster}/PG_VERSION`) !== undefined) return;
  if (await readOptional(`${resolve(wanted)}/${CLAIM}`) !== undefined) throw claimed(wanted);
}

/** Holds the number of the database whose WAL is in the folder. */
const CLAIM = "system_identifier";

/** Two databases name their files alike: the first one's number is kept beside them. */
async function claimArchive(directory: string, identifier: string): Promise<void> {
  const claim = `${directory}/${CLAIM}`;
  const owner = await readOptional(claim);
  if (owner === undefined) return await Deno.writeTextFile(claim, identifier, { mode: 0o600 });
  if (owner !== identifier) throw claimed(directory);
}

function claimed(directory: string): Error {
  return new Error(
    `VRS_WAL_DIR の ${directory} には、別のデータベースのWALがあります。このWALから戻すときは restore base を使ってください。新しいデータベースには空のフォルダを指定してください。`,
  );
}

/**
 * Lets the archiver take what says from where a restored cluster went on: it was written before the
 * WAL was archived, and without it an older base backup would follow the former line to its end.
 */
async function offerHistories(wal: string): Promise<void> {
  for await (const { name } of Deno.readDir(wal)) {
    if (!name.endsWith(".history")) continue;
    const status = `${wal}/archive_status/${name}`;
    const isDone = await Deno.stat(`${status}.done`).then(() => true, () => false);
    if (!isDone) await Deno.writeTextFile(`${status}.ready`, "");
  }
}

/** In PostgreSQL's commands a percent sign is written twice. */
function shellText(directory: string): string {
  return `'${directory.replaceAll("%", "%%")}'`;
}

async function readOptional(path: string): Promise<string | undefined> {
  try {
    return await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}
