import assert from "node:assert/strict";
import { installPostgres } from "../../../db/embedded/postgres_installation.ts";
import { locatePostgresSource } from "../../../db/embedded/postgres_source.ts";
import { startEmbeddedPostgres } from "../../../db/embedded/embedded_postgres.ts";
import { aDataDirectory, type DataDirectory } from "./a_data_directory.ts";

/** Installs version `18.<minor>` of a program of two files; answers the file's text as installed. */
async function install({ path }: DataDirectory, minor: number): Promise<string> {
  const native = `${path}/native`;
  await Deno.mkdir(`${native}/bin`, { recursive: true });
  await Deno.writeTextFile(`${native}/bin/postgres`, `program ${minor}`);
  await Deno.writeTextFile(`${native}/pg-symlinks.json`, "[]");
  const source = { native, version: `18.${minor}.0` };
  await installPostgres({ source, home: `${path}/home`, cluster: `${path}/data` });
  return await Deno.readTextFile(`${path}/home/bin/postgres`);
}

Deno.test("another version of the package replaces the copy, the same one keeps it", async () => {
  await using directory = await aDataDirectory();
  assert.equal(await install(directory, 3), "program 3");
  const { ino } = await Deno.stat(`${directory.path}/home`);
  assert.equal(await install(directory, 3), "program 3");
  assert.equal((await Deno.stat(`${directory.path}/home`)).ino, ino);
  assert.equal(await install(directory, 4), "program 4");
});

Deno.test("a copy that was broken off is made anew", async () => {
  await using directory = await aDataDirectory();
  await Deno.mkdir(`${directory.path}/home.new/bin`, { recursive: true });
  assert.equal(await install(directory, 3), "program 3");
});

Deno.test("a database of another major version keeps its program and is refused", async () => {
  await using directory = await aDataDirectory();
  await install(directory, 3);
  await Deno.mkdir(`${directory.path}/data`);
  await Deno.writeTextFile(`${directory.path}/data/PG_VERSION`, "17\n");
  await assert.rejects(install(directory, 4), /PostgreSQL 17 のものです/);
  assert.equal(await Deno.readTextFile(`${directory.path}/home/bin/postgres`), "program 3");
});

Deno.test("the npm package is found with its version", async () => {
  const { native, version } = await locatePostgresSource();
  assert.match(version, /^18\./);
  assert.ok((await Deno.stat(`${native}/bin/initdb`)).isFile);
});

Deno.test("without binaries the error says to set DATABASE_URL", async () => {
  await using directory = await aDataDirectory();
  const before = Deno.env.get("VRS_PG_NATIVE");
  Deno.env.set("VRS_PG_NATIVE", `${directory.path}/nothing`);
  try {
    await assert.rejects(startEmbeddedPostgres(directory.path), /set DATABASE_URL/);
  } finally {
    if (before === undefined) Deno.env.delete("VRS_PG_NATIVE");
    else Deno.env.set("VRS_PG_NATIVE", before);
  }
});
