import assert from "node:assert/strict";
import { type Kysely, sql } from "kysely";
import { connect } from "../../db/connection.ts";
import { openDatabase } from "../../db/database.ts";
import { LOGIN_ROLES } from "../../db/login_passwords.ts";
import { migrate } from "../../db/migrate.ts";
import { paths } from "../../views/paths.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { aDirectoryWithKeys, aForeignPostgres } from "./a_foreign_postgres.ts";
import { signInAt } from "./sign_in_at.ts";
import { aServer, runVrs } from "./vrs_process.ts";

const PASSWORD = "correct horse battery";
const VENUE = ["account", "add", "--kind", "venue", "--municipality", "122271", "--login-id"];

Deno.test("with DATABASE_URL everything goes to that PostgreSQL and none is started", async () => {
  await using directory = await aDirectoryWithKeys();
  await using postgres = await aForeignPostgres();
  const here = { VRS_DATA_DIR: directory.path, PORT: "0" };
  // The owner is for `migrate` alone: nothing else is told its name.
  const environment = { ...here, DATABASE_URL: postgres.serverUrl };

  for (const command of [["serve"], [...VENUE, "hall-01"]]) {
    const { code, stdout, stderr } = await runVrs(command, environment);
    assert.deepEqual([code, stdout], [1, ""]);
    assert.match(stderr, /^(データベースが古い形|DATABASE_URL の)[^]*deno task migrate を実行/);
    assert.doesNotMatch(stderr, /Uncaught|file:\/\//);
  }

  const asOwner = { ...here, DATABASE_URL: postgres.url };
  const migrated = await runVrs(["migrate"], asOwner);
  assert.deepEqual([migrated.code, migrated.stderr], [0, ""]);
  assert.match(migrated.stdout, /^0001_\w+\n(\d{4}_\w+\n)+$/);
  assert.equal((await runVrs(["migrate"], asOwner)).stdout, "最新です。\n");

  const args = [...VENUE, "hall-01", "--password-stdin"];
  const added = await runVrs(args, environment, PASSWORD);
  assert.deepEqual([added.code, added.stderr], [0, ""]);
  await using server = await aServer(environment);
  assert.equal(await signInAt(server.url, "hall-01", PASSWORD), paths.venue);
  const { code, stderr } = await server.stop("SIGTERM");
  assert.deepEqual([code, stderr], [0, ""]);

  const files = (await Array.fromAsync(Deno.readDir(directory.path))).map(({ name }) => name);
  assert.deepEqual(files, ["keys.json"]);
});

Deno.test("without a key file a server says where to get it, and with another one nobody lets it in", async () => {
  await using postgres = await aForeignPostgres();
  await migrate(postgres.address);
  await using empty = await aDataDirectory();
  const environment = { DATABASE_URL: postgres.serverUrl, VRS_DATA_DIR: empty.path, PORT: "0" };
  const without = await runVrs(["serve"], environment);
  assert.deepEqual([without.code, without.stdout], [1, ""]);
  assert.match(without.stderr, /^鍵ファイル \S+ がありません/);
  const key = btoa("x".repeat(32));
  const other = JSON.stringify({ sealing: [{ id: "k1", key }], index: key });
  await Deno.writeTextFile(`${empty.path}/keys.json`, other);
  const refused = await runVrs(["serve"], environment);
  assert.deepEqual([refused.code, refused.stdout], [1, ""]);
  assert.match(refused.stderr, /^DATABASE_URL のデータベースに vrs_gate として接続できません/);
});

const waysToTheOwner = [
  "reset role",
  "reset session authorization",
  "set role none",
  "set role vrs_owner",
  "set role postgres",
  "set role pg_read_all_data",
  "set session authorization vrs_owner",
  "set session authorization default",
  "set local role vrs_owner",
  "select set_config('role', 'vrs_owner', false)",
  "select set_config('session_authorization', 'vrs_owner', false)",
  "alter role current_user superuser",
  "alter role vrs_app bypassrls",
  "alter role vrs_gate bypassrls",
  "grant vrs_owner to current_user",
  "create role back_door superuser",
  "create function public.f() returns int security definer language sql as 'select 1'",
  "create schema mine",
  "alter table recipient disable row level security",
  "drop policy own_municipality on recipient",
  "set row_security = off; select * from recipient",
  "copy recipient to program 'cat'",
  "copy recipient to '/tmp/people'",
  "select pg_read_file('/etc/passwd')",
  "select lo_import('/etc/passwd')",
  "load '/tmp/evil.so'",
  "create extension dblink",
  "alter system set log_statement = 'all'",
];

Deno.test("whatever SQL gets into a request's connection, it stays the lesser role it signed in as", async () => {
  await using postgres = await aForeignPostgres();
  await migrate(postgres.address);
  const { register, gate, close } = openDatabase(postgres.address);
  const who = sql<{ who: string }>`select current_user || ' ' || session_user as who`;
  let attempts = 0;
  for (const [role, pool] of [["vrs_app", register], ["vrs_gate", gate]] as const) {
    const roleOf = async (db: Kysely<unknown>) => (await who.execute(db)).rows[0]?.who;
    for (const way of waysToTheOwner) {
      await (pool as Kysely<unknown>).connection().execute(async (connection) => {
        await sql.raw(way).execute(connection).catch(() => {});
        assert.equal(await roleOf(connection), `${role} ${role}`, way);
        attempts++;
      });
    }
    const { rows } = await sql<{ rights: boolean }>`
      select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as rights
      from pg_roles where rolname = ${role}`.execute(pool);
    assert.deepEqual(rows, [{ rights: false }]);
  }
  const forbidden = { code: "42501" };
  await assert.rejects(sql`select from credential`.execute(register), forbidden);
  await assert.rejects(sql`select from recipient`.execute(gate), forbidden);
  await assert.rejects(sql`drop table dose`.execute(register), forbidden);
  await close();
  console.log(`${attempts} attempts to become more, 0 got through`);
});

Deno.test("a role of another database on the same server is not let in", async () => {
  await using postgres = await aForeignPostgres();
  await migrate(postgres.address);
  const owner = connect(postgres.address, "owner", 1);
  const rows = await owner`
    select rolname as role from pg_roles where rolcanlogin and not rolsuper
      and has_database_privilege(rolname, current_database(), 'connect') order by 1`;
  await owner.end();
  assert.deepEqual(rows.map(({ role }) => role), LOGIN_ROLES.toSorted());
});

Deno.test("a DATABASE_URL nobody answers at is named, without its password", async () => {
  await using directory = await aDirectoryWithKeys();
  const { code, stdout, stderr } = await runVrs(["serve"], {
    DATABASE_URL: "postgres://owner:hunter2@127.0.0.1:1/vrs",
    VRS_DATA_DIR: directory.path,
    PORT: "0",
  });
  assert.deepEqual([code, stdout], [1, ""]);
  assert.match(stderr, /^DATABASE_URL のデータベースに接続できません/);
  assert.doesNotMatch(stderr, /hunter2|Uncaught/);
});
