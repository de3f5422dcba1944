import assert from "node:assert/strict";
import { sql } from "kysely";
import { type Database, openDatabase } from "../../db/database.ts";
import { paths } from "../../views/paths.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { aForeignPostgres } from "./a_foreign_postgres.ts";
import { signInAt } from "./sign_in_at.ts";
import { aServer, runVrs } from "./vrs_process.ts";

const PASSWORD = "correct horse battery";
const VENUE = ["account", "add", "--kind", "venue", "--municipality", "122271", "--login-id"];

Deno.test("with DATABASE_URL everything goes to that PostgreSQL and none is started", async () => {
  await using directory = await aDataDirectory();
  await using postgres = await aForeignPostgres();
  const environment = { DATABASE_URL: postgres.url, VRS_DATA_DIR: directory.path, PORT: "0" };

  for (const command of [["serve"], [...VENUE, "hall-01"]]) {
    const { code, stdout, stderr } = await runVrs(command, environment);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /^データベースが古い形のままです（0001_[^]*deno task migrate を実行/);
    assert.doesNotMatch(stderr, /Uncaught|file:\/\//);
  }

  const migrated = await runVrs(["migrate"], environment);
  assert.deepEqual([migrated.code, migrated.stderr], [0, ""]);
  assert.match(migrated.stdout, /^0001_\w+\n(\d{4}_\w+\n)+$/);
  assert.equal((await runVrs(["migrate"], environment)).stdout, "最新です。\n");

  const args = [...VENUE, "hall-01", "--password-stdin"];
  assert.equal((await runVrs(args, environment, PASSWORD)).code, 0);
  await using server = await aServer(environment);
  assert.equal(await signInAt(server.url, "hall-01", PASSWORD), paths.venue);
  const { code, stderr } = await server.stop("SIGTERM");
  assert.deepEqual([code, stderr], [0, ""]);

  const files = (await Array.fromAsync(Deno.readDir(directory.path))).map(({ name }) => name);
  assert.deepEqual(files, ["keys.json"]);
});

Deno.test("over a URL requests work as the lesser roles, from the first moment and after a reset", async () => {
  await using postgres = await aForeignPostgres();
  await using directory = await aDataDirectory();
  const environment = { DATABASE_URL: postgres.url, VRS_DATA_DIR: directory.path };
  assert.equal((await runVrs(["migrate"], environment)).code, 0);
  const { register, gate, close } = openDatabase({ kind: "url", url: postgres.url });
  const roleOf = async (connection: Database["register"] | Database["gate"]) =>
    (await sql<{ role: string }>`select current_user as role`.execute(connection)).rows[0]?.role;

  assert.deepEqual([await roleOf(register), await roleOf(gate)], ["vrs_app", "vrs_gate"]);
  const afterReset = await register.connection().execute(async (connection) => {
    await sql`reset role`.execute(connection);
    return await roleOf(connection);
  });
  assert.equal(afterReset, "vrs_app");
  const forbidden = { code: "42501" };
  await assert.rejects(sql`select from credential`.execute(register), forbidden);
  await assert.rejects(sql`select from recipient`.execute(gate), forbidden);
  await assert.rejects(sql`drop table dose`.execute(register), forbidden);
  await close();
});

Deno.test("a DATABASE_URL nobody answers at is named, without its password", async () => {
  const { code, stdout, stderr } = await runVrs(["serve"], {
    DATABASE_URL: "postgres://owner:hunter2@127.0.0.1:1/vrs",
    PORT: "0",
  });
  assert.deepEqual([code, stdout], [1, ""]);
  assert.match(stderr, /^DATABASE_URL のデータベースに接続できません/);
  assert.doesNotMatch(stderr, /hunter2|Uncaught/);
});
