import assert from "node:assert/strict";
import { prepareDatabasePlace } from "../../../db/embedded/database_place.ts";
import { startEmbeddedPostgres } from "../../../db/embedded/embedded_postgres.ts";
import { findServerAccount } from "../../../db/embedded/server_account.ts";
import { shortHash } from "../../../db/embedded/short_hash.ts";
import { prepareSocketDirectory } from "../../../db/embedded/socket_directory.ts";
import { aDataDirectory, aPrivateDataDirectory } from "./a_data_directory.ts";
import { queryOnce } from "./query_once.ts";

const isRoot = Deno.uid() === 0;

Deno.test({
  name: "as root, a directory the server cannot enter gets a link to /var/lib/vrs, found again",
  ignore: !isRoot,
  fn: async () => {
    await using directory = await aPrivateDataDirectory();
    const first = await startEmbeddedPostgres(directory.path);
    await queryOnce(first, "create table kept as select 1 as n");
    await first.stop();
    const root = `/var/lib/vrs/${shortHash(directory.path)}`;
    assert.equal(await Deno.readLink(`${directory.path}/postgres`), root);
    const second = await startEmbeddedPostgres(directory.path);
    assert.deepEqual(await queryOnce(second, "select n from kept"), [{ n: 1 }]);
    await second.stop();
  },
});

Deno.test("a relative data directory is the same place as its absolute path", async () => {
  await using directory = await aDataDirectory();
  const back = "../".repeat(Deno.cwd().split("/").length);
  assert.deepEqual(
    await prepareDatabasePlace(`${back}${directory.path}`),
    await prepareDatabasePlace(directory.path),
  );
});

Deno.test("a link to a lost database is refused, not filled with an empty one", async () => {
  await using directory = await aDataDirectory();
  await Deno.symlink(`${directory.path}/lost`, `${directory.path}/postgres`);
  await assert.rejects(startEmbeddedPostgres(directory.path), /lost がありません/);
});

Deno.test("a path too long for a socket, with blanks, commas and Japanese, works", async () => {
  await using directory = await aDataDirectory();
  const deep = `${directory.path}/ワクチン, 接種 '記録'/${"深い".repeat(15)}`;
  const database = await startEmbeddedPostgres(deep);
  assert.equal(database.socketDirectory, `/tmp/vrs-${shortHash(`${deep}/postgres`)}`);
  assert.equal((await Deno.stat(database.socketDirectory)).mode! & 0o777, 0o700);
  assert.deepEqual(await queryOnce(database, "select 1 as one"), [{ one: 1 }]);
  await database.stop();
  await Deno.remove(database.socketDirectory);
});

Deno.test("a short path with blanks, commas and quotes works beside the database", async () => {
  await using directory = await aDataDirectory();
  const odd = `${directory.path}/a, 'b'`;
  const database = await startEmbeddedPostgres(odd);
  assert.equal(database.socketDirectory, `${odd}/postgres/run`);
  assert.deepEqual(await queryOnce(database, "select 1 as one"), [{ one: 1 }]);
  await database.stop();
});

for (const character of ['"', "$", "`", "\\"]) {
  Deno.test(`a path with ${character} is refused, as initdb would fail in it`, async () => {
    await using directory = await aDataDirectory();
    const path = `${directory.path}/a${character}b`;
    await assert.rejects(prepareDatabasePlace(path), /別のディレクトリを指定/);
  });
}

Deno.test({
  name: "a short socket directory that somebody else made is refused",
  ignore: !isRoot,
  fn: async () => {
    const root = `/${"x".repeat(120)}`;
    const taken = `/tmp/vrs-${shortHash(root)}`;
    await Deno.mkdir(taken);
    await Deno.chown(taken, 54321, 54321);
    const account = await findServerAccount("/nowhere");
    await assert.rejects(prepareSocketDirectory(root, account), /別の利用者が使っています/);
    await Deno.remove(taken);
  },
});
