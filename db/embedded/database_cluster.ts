import type { DatabasePlace } from "./database_place.ts";
import { makePrivateDirectory } from "./private_directory.ts";
import type { ServerAccount } from "./server_account.ts";
import { serverEnvironment } from "./server_environment.ts";

/** The role that owns everything; the application itself connects as a lesser one. */
export const superuser = "vrs_owner";

/** Anything but C ctype: with C, pg_trgm finds no trigram in Japanese and its indexes are empty. */
const initdbFlags = [
  ...["--username", superuser, "--auth", "trust", "--encoding", "UTF8"],
  ...["--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
  ...["--lc-collate=C", "--lc-ctype=C.UTF-8", "--data-checksums"],
];

/** Creates an empty cluster at first use and confirms the privacy of an existing one. */
export async function prepareCluster(place: DatabasePlace, account: ServerAccount): Promise<void> {
  if (!await hasCluster(place.cluster)) await createCluster(place, account);
  await makePrivateDirectory(place.cluster, account);
}

async function createCluster(place: DatabasePlace, account: ServerAccount): Promise<void> {
  // initdb writes PG_VERSION early: only the rename says that it came to its end
  const fresh = `${place.cluster}.new`;
  await Deno.remove(fresh, { recursive: true }).catch(() => {});
  await makePrivateDirectory(fresh, account);
  // By the shell, the only program that this process needs the permission to run.
  const { success, stderr } = await new Deno.Command("/bin/sh", {
    ...account.identity,
    args: ["-c", 'exec "$@"', "sh", `${place.home}/bin/initdb`, "--pgdata", fresh, ...initdbFlags],
    cwd: place.root,
    env: serverEnvironment(),
    clearEnv: true,
    stdout: "null",
    stderr: "piped",
  }).output();
  if (!success) throw initdbFailure(new TextDecoder().decode(stderr), account.uid);
  await Deno.rename(fresh, place.cluster);
}

async function hasCluster(cluster: string): Promise<boolean> {
  try {
    return (await Deno.stat(`${cluster}/PG_VERSION`)).isFile;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

function initdbFailure(output: string, uid: number): Error {
  if (/could not look up effective user/.test(output)) {
    return new Error(
      `uid ${uid} の利用者がこのOSに登録されていないため、データベースを作れません。/etc/passwd に登録した利用者で実行するか、環境変数 DATABASE_URL を設定してください。`,
    );
  }
  return new Error(
    `データベースを作れませんでした。空き容量と権限を確かめるか、環境変数 DATABASE_URL を設定してください。\n${output}`,
  );
}
