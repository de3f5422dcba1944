import assert from "node:assert/strict";
import { startEmbeddedPostgres } from "../../../db/embedded/embedded_postgres.ts";
import { aDataDirectory, type DataDirectory, theSharedDataDirectory } from "./a_data_directory.ts";
import { queryOnce } from "./query_once.ts";

const ignore = Deno.uid() !== 0; // only root can become somebody else
const nobody = 65534;

/**
 * A place from which every account can run `embedded_writer.ts`: this checkout, the deno program
 * and root's caches may be closed to others.
 */
async function aPublicCopy(): Promise<DataDirectory> {
  const place = await aDataDirectory();
  const checkout = new URL("../../..", import.meta.url).pathname;
  await Deno.copyFile(Deno.execPath(), `${place.path}/deno`);
  await Deno.writeTextFile(`${place.path}/deno.json`, `{ "nodeModulesDir": "manual" }`);
  await Deno.writeTextFile(`${place.path}/package.json`, `{"dependencies": {"postgres": "*"}}`);
  for (const part of ["db/embedded", "tests/db/embedded", "node_modules/postgres"]) {
    await Deno.mkdir(`${place.path}/${part}`, { recursive: true });
    await run("cp", [
      "--recursive",
      "--dereference",
      `${checkout}${part}/.`,
      `${place.path}/${part}`,
    ]);
  }
  await run("chmod", ["--recursive", "a+rX", place.path]);
  return place;
}

async function writeBrieflyAs(uid: number) {
  await using place = await aPublicCopy();
  const home = `${place.path}/home`;
  await Deno.mkdir(home);
  await Deno.chown(home, uid, uid);
  const program = `${place.path}/tests/db/embedded/embedded_writer.ts`;
  const { code, stdout, stderr } = await new Deno.Command(`${place.path}/deno`, {
    args: ["run", "-A", "--no-check", "--no-lock", program, `${home}/data`, "brief"],
    uid,
    gid: uid,
    cwd: home,
    clearEnv: true,
    env: {
      HOME: home,
      PATH: "/usr/bin:/bin",
      VRS_PG_NATIVE: `${await theSharedDataDirectory()}/postgres/home`, // readable by all
    },
  }).output();
  const owner = code === 0 ? (await Deno.stat(`${home}/data/postgres/data`)).uid : undefined;
  const text = new TextDecoder();
  return { code, output: text.decode(stdout), errors: text.decode(stderr), owner };
}

async function run(program: string, args: string[]): Promise<void> {
  const { success } = await new Deno.Command(program, { args }).output();
  assert.ok(success, `${program} ${args.join(" ")}`);
}

Deno.test({
  name: "an ordinary user owns the database and needs no other account",
  ignore,
  fn: async () => {
    const { code, output, errors, owner } = await writeBrieflyAs(nobody);
    assert.equal(code, 0, errors);
    assert.equal(output, "acked 1\n");
    assert.equal(owner, nobody);
  },
});

Deno.test({
  name: "a uid without a name in the system is told so",
  ignore,
  fn: async () => {
    const { code, errors } = await writeBrieflyAs(54321);
    assert.equal(code, 1);
    assert.match(errors, /uid 54321 の利用者がこのOSに登録されていない/);
  },
});

Deno.test({
  name: "root opens an ordinary user's database as that user",
  ignore,
  fn: async () => {
    const path = await theSharedDataDirectory();
    const cluster = `${path}/postgres/data`;
    await run("chown", ["--recursive", `${nobody}:${nobody}`, cluster]);
    const database = await startEmbeddedPostgres(path);
    assert.deepEqual(await queryOnce(database, "select 1 as one"), [{ one: 1 }]);
    await database.stop();
    assert.equal((await Deno.stat(cluster)).uid, nobody);
  },
});

Deno.test("nobody but the server's account may enter the database and its sockets", async () => {
  const path = await theSharedDataDirectory();
  const database = await startEmbeddedPostgres(path);
  for (const directory of [`${path}/postgres/data`, database.socketDirectory]) {
    const { mode, uid } = await Deno.stat(directory);
    assert.equal(mode! & 0o777, 0o700);
    assert.notEqual(uid, 0);
  }
  await database.stop();
});
