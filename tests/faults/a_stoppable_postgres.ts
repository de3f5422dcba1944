import { connect, type DatabaseAddress } from "../../db/connection.ts";
import {
  type EmbeddedPostgres,
  startEmbeddedPostgres,
} from "../../db/embedded/embedded_postgres.ts";
import { aDirectoryWithKeys } from "../command_line/a_foreign_postgres.ts";
import { runVrs } from "../command_line/vrs_process.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { THE_PASSWORDS } from "../db/test_server.ts";
import { PASSWORD, URAYASU } from "./a_tablet.ts";
import { TappedLine } from "./a_tapped_line.ts";

/** A migrated database on a PostgreSQL of its own, reached over a line a test can disturb. */
export interface StoppablePostgres extends AsyncDisposable {
  line: TappedLine;
  /** What a server is told: the database over the line, and where its keys are. */
  environment: Record<string, string>;
  /** Over the line, as a server sees it. */
  address: DatabaseAddress;
  /** Past the line, as the owner. */
  directly: DatabaseAddress;
  stop(): Promise<void>;
  start(): Promise<void>;
  /** Adds somebody who signs in with `PASSWORD`. */
  addAccount(kind: "venue" | "municipal", loginId: string): Promise<void>;
}

const DATABASE = "away";

export async function aStoppablePostgres(): Promise<StoppablePostgres> {
  await using stack = new AsyncDisposableStack();
  const { path } = stack.use(await aDataDirectory());
  const keys = stack.use(await aDirectoryWithKeys());
  let postgres: EmbeddedPostgres | undefined = await startEmbeddedPostgres(path);
  const stop = async () => {
    await postgres?.stop();
    postgres = undefined;
  };
  const start = async () => {
    postgres ??= await startEmbeddedPostgres(path);
  };
  stack.defer(stop);
  const { socketDirectory, superuser } = postgres;
  const directly = {
    kind: "socket" as const,
    socketDirectory,
    owner: superuser,
    database: DATABASE,
  };
  const owner = connect({ ...directly, database: "postgres" }, "owner", 1);
  await owner.unsafe(`create database ${DATABASE}`);
  await owner.end();
  const line = stack.use(new TappedLine(directly));
  const environment = { DATABASE_URL: line.url, VRS_DATA_DIR: keys.path };
  const asOwner = line.url.replace("://", `://${superuser}@`);
  const migrated = await runVrs(["migrate"], { ...environment, DATABASE_URL: asOwner });
  if (migrated.code !== 0) throw new Error(migrated.stderr);
  const held = stack.move();
  return {
    line,
    environment,
    address: { kind: "url", url: line.url, passwords: THE_PASSWORDS },
    directly,
    stop,
    start,
    async addAccount(kind, loginId) {
      const who = ["--kind", kind, "--municipality", URAYASU, "--login-id", loginId];
      const args = ["account", "add", ...who, "--password-stdin"];
      const { code, stderr } = await runVrs(args, environment, PASSWORD);
      if (code !== 0) throw new Error(stderr);
    },
    [Symbol.asyncDispose]: () => held.disposeAsync(),
  };
}
