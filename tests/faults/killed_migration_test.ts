import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import type { Sql } from "postgres";
import { connect, type DatabaseAddress } from "../../db/connection.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { MIGRATIONS } from "../../db/migrations/registry.ts";
import { paths } from "../../views/paths.ts";
import { aServer, runVrs, VrsProcess } from "../command_line/vrs_process.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { until } from "../db/embedded/writer_process.ts";

type SocketServer = Omit<Extract<DatabaseAddress, { kind: "socket" }>, "database">;

/** About half of those that the migrations make. */
const SO_MANY_TABLES = 40;

/** From before the database is made until after the last migration. */
const MOMENTS_MS = [300, 800, 1_100, 1_500];

Deno.test("first starts killed at any moment are finished by the next one, also by two at once", async () => {
  await using directory = await aDataDirectory();
  const here = { VRS_DATA_DIR: directory.path, PORT: "0" };
  for (const ms of MOMENTS_MS) {
    const killed = new VrsProcess(["serve"], here);
    await delay(ms);
    killed.kill("SIGKILL");
    await killed.ends();
  }
  const [one, other] = await Promise.all([aServer(here), aServer(here)]);
  for (const { url } of [one, other]) {
    assert.equal((await fetch(url + paths.readiness)).status, 200);
  }
  assert.equal((await runVrs(["migrate"], here)).stdout, "最新です。\n");
  assert.deepEqual([(await other.stop("SIGTERM")).code, (await one.stop("SIGTERM")).code], [0, 0]);
});

Deno.test("a migration is applied whole or not at all, and nobody waits for one that was killed", async () => {
  await using directory = await aDataDirectory();
  const here = { VRS_DATA_DIR: directory.path };
  const postgres = await startEmbeddedPostgres(directory.path);
  const { socketDirectory, superuser } = postgres;
  const server: SocketServer = { kind: "socket", socketDirectory, owner: superuser };
  const appliedNames = async () => {
    const owner = connect({ ...server, database: "vrs" }, "owner", 1);
    try {
      const rows = await owner<{ name: string }[]>`select name from kysely_migration order by name`;
      return rows.map(({ name }) => name);
    } catch {
      return []; // no database, or no table yet
    } finally {
      await owner.end({ timeout: 1 });
    }
  };
  await createDatabase(server);
  const blocker = connect({ ...server, database: "vrs" }, "owner", 1);
  await stopMidway(blocker);
  const killed = new VrsProcess(["migrate"], here);
  await until(async () => {
    const held = await blocker`select from pg_locks where locktype = 'advisory' and not granted`;
    return held.length === 1;
  });
  killed.kill("SIGKILL");
  await killed.ends();
  await blocker`drop event trigger stop_here`;
  await blocker`drop function stop_here()`;
  await blocker.end({ timeout: 1 });
  assert.deepEqual(await appliedNames(), []);
  const ends = await Promise.all([runVrs(["migrate"], here), runVrs(["migrate"], here)]);
  assert.deepEqual(ends.map(({ code, stderr }) => [code, stderr]), [[0, ""], [0, ""]]);
  assert.deepEqual(await appliedNames(), Object.keys(MIGRATIONS));
  await postgres.stop();
});

async function createDatabase(server: SocketServer): Promise<void> {
  const owner = connect({ ...server, database: "postgres" }, "owner", 1);
  await owner`create database vrs`;
  await owner.end({ timeout: 1 });
}

/** Whoever makes that many tables waits in the middle of it, until this connection ends. */
async function stopMidway(blocker: Sql): Promise<void> {
  await blocker`select pg_advisory_lock(4711)`;
  await blocker.unsafe(`
    create function stop_here() returns event_trigger language plpgsql as $$
    begin
      if (select count(*) >= ${SO_MANY_TABLES} from pg_class
          where relkind = 'r' and relnamespace = 'public'::regnamespace) then
        perform pg_advisory_xact_lock_shared(4711);
      end if;
    end $$;
    create event trigger stop_here on ddl_command_end when tag in ('CREATE TABLE')
      execute function stop_here()`);
}
