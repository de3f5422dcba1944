import assert from "node:assert/strict";
import { startEmbeddedPostgres } from "../../../db/embedded/embedded_postgres.ts";
import { aDataDirectory, theSharedDataDirectory } from "./a_data_directory.ts";
import { queryOnce } from "./query_once.ts";
import { WriterProcess } from "./writer_process.ts";

const strictly = { sanitizeOps: true, sanitizeResources: true, sanitizeExit: true };

Deno.test("what was written is there after a stop and another start", strictly, async () => {
  await using directory = await aDataDirectory();
  const first = await startEmbeddedPostgres(directory.path);
  await queryOnce(first, "create table greeting as select 'こんにちは' as words");
  await first.stop();
  await first.exited;
  const second = await startEmbeddedPostgres(directory.path);
  assert.deepEqual(await queryOnce(second, "select * from greeting"), [{ words: "こんにちは" }]);
  await second.stop();
  await second.stop(); // asking twice does no harm
});

Deno.test("the database understands Japanese, counts in UTC and takes our settings", async () => {
  const path = await theSharedDataDirectory();
  const settings = { max_connections: "17", listen_addresses: "*" };
  const database = await startEmbeddedPostgres(path, { settings });
  await queryOnce(database, "create extension pg_trgm");
  const [row] = await queryOnce(
    database,
    `select cardinality(show_trgm('ヤマザキ')) as trigrams, current_user as name,
      current_setting('timezone') as zone, current_setting('data_checksums') as checksums,
      current_setting('max_connections') as connections,
      current_setting('listen_addresses') as addresses, upper('ａ') as upper`,
  );
  assert.deepEqual(row, {
    trigrams: 5,
    name: "vrs_owner",
    zone: "UTC",
    checksums: "on",
    connections: "17",
    addresses: "",
    upper: "Ａ",
  });
  await database.stop();
});

Deno.test("a second process shares the running server and leaves it running", async () => {
  const path = await theSharedDataDirectory();
  const owner = await startEmbeddedPostgres(path);
  const { code } = await new WriterProcess(path, "brief").ends();
  assert.equal(code, 0);
  assert.deepEqual(await queryOnce(owner, "select n from written"), [{ n: 1 }]);
  await owner.stop();
});

Deno.test("of several processes that start at once, all get the one database", async () => {
  await using directory = await aDataDirectory();
  const databases = await Promise.all([1, 2, 3].map(() => startEmbeddedPostgres(directory.path)));
  for (const database of databases) {
    assert.deepEqual(await queryOnce(database, "select 1 as one"), [{ one: 1 }]);
  }
  await Promise.all(databases.map((it) => it.stop()));
});

Deno.test("a failed statement leaves no trace of its values in the server's log", async () => {
  const path = await theSharedDataDirectory();
  const database = await startEmbeddedPostgres(path);
  await assert.rejects(queryOnce(database, "select '山田花子'::date"));
  await database.stop();
  const log = await Deno.readTextFile(`${path}/postgres/server.log`);
  assert.match(log, /ready to accept connections/);
  assert.doesNotMatch(log, /山田花子/);
});
