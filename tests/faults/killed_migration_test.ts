import assert from "node:assert/strict";
import { setTimeout as delay } from "node:timers/promises";
import { connect } from "../../db/connection.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { MIGRATIONS } from "../../db/migrations/registry.ts";
import { paths } from "../../views/paths.ts";
import { aServer, runVrs, VrsProcess } from "../command_line/vrs_process.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";

/** Somewhere in the middle of the migrations, which lock more than twice as many tables and indexes. */
const LOCKED_UNDER_WAY = 200;

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
  const server = { kind: "socket" as const, socketDirectory, owner: superuser };
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
  const observer = connect({ ...server, database: "postgres" }, "owner", 1);
  const lockedNow = async () =>
    (await observer`select from pg_locks where mode = 'AccessExclusiveLock' and granted`).count;
  const killed = new VrsProcess(["migrate"], here);
  let ended = false;
  const end = killed.ends().then(() => ended = true);
  while (!ended && await lockedNow() < LOCKED_UNDER_WAY) await delay(1);
  assert.ok(!ended, "it kept no transaction open");
  killed.kill("SIGKILL");
  await end;
  await observer.end({ timeout: 1 });
  assert.deepEqual(await appliedNames(), []);
  const ends = await Promise.all([runVrs(["migrate"], here), runVrs(["migrate"], here)]);
  assert.deepEqual(ends.map(({ code, stderr }) => [code, stderr]), [[0, ""], [0, ""]]);
  assert.deepEqual(await appliedNames(), Object.keys(MIGRATIONS));
  await postgres.stop();
});
