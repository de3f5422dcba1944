import assert from "node:assert/strict";
import { startEmbeddedPostgres } from "../../../db/embedded/embedded_postgres.ts";
import { aDataDirectory, theSharedDataDirectory } from "./a_data_directory.ts";
import { queryOnce } from "./query_once.ts";
import { findServerFamily, isGone, killAtOnce, parentsByPid, pidFileOf } from "./server_family.ts";
import { WriterProcess } from "./writer_process.ts";

/** A process that writes to a database of its own, and the server it started. */
async function aWriter(path: string, manner: "careless" | "orderly") {
  const writer = new WriterProcess(path, manner);
  await writer.hasWritten(20);
  return { writer, family: await findServerFamily(path) };
}

/** Everything dies in the same moment and nothing is tidied up. */
async function cutPower(path: string): Promise<WriterProcess> {
  const { writer, family } = await aWriter(path, "careless");
  const { watch, reader, postmaster, workers } = family;
  killAtOnce(reader, watch, postmaster, ...workers, writer.pid);
  await isGone(family);
  await Deno.stat(pidFileOf(path)); // stale
  return writer;
}

/** Starts the database again: every row that was acknowledged must be there. */
async function assertNothingIsLost(path: string, writer: WriterProcess): Promise<void> {
  await writer.ends();
  const database = await startEmbeddedPostgres(path);
  const [row] = await queryOnce(
    database,
    `select count(*)::int as kept from written where n <= ${writer.lastAcknowledged}`,
  );
  await database.stop();
  assert.equal(row?.kept, writer.lastAcknowledged);
}

async function assertStoppedInOrder(path: string): Promise<void> {
  await assert.rejects(Deno.stat(pidFileOf(path)), Deno.errors.NotFound);
  assert.match(await Deno.readTextFile(`${path}/postgres/server.log`), /system is shut down/);
}

for (const signal of ["SIGKILL", "SIGTERM", "SIGINT"] as const) {
  Deno.test(`the server stops in order when its process dies of ${signal}`, async () => {
    const path = await theSharedDataDirectory();
    const { writer, family } = await aWriter(path, "careless");
    writer.kill(signal);
    await isGone(family);
    await assertStoppedInOrder(path);
    await assertNothingIsLost(path, writer);
  });
}

for (const signal of ["SIGTERM", "SIGINT"] as const) {
  Deno.test(`a process that handles ${signal} stops the server before it ends`, async () => {
    const path = await theSharedDataDirectory();
    const { writer } = await aWriter(path, "orderly");
    writer.kill(signal);
    assert.equal((await writer.ends()).code, 0);
    await assertStoppedInOrder(path);
    await assertNothingIsLost(path, writer);
  });
}

Deno.test("a process learns that its server was killed, and can be started again at once", async () => {
  const path = await theSharedDataDirectory();
  const { writer, family } = await aWriter(path, "careless");
  killAtOnce(family.postmaster);
  const { code, output } = await writer.ends();
  assert.equal(code, 3);
  assert.match(output, /lost\n$/);
  await assertNothingIsLost(path, writer);
});

Deno.test("a start ends the orphaned server of a family of which only it survived", async () => {
  const path = await theSharedDataDirectory();
  const { writer, family } = await aWriter(path, "careless");
  killAtOnce(family.reader, family.watch, writer.pid);
  await writer.ends();
  assert.ok((await parentsByPid()).has(family.postmaster), "the orphan should run on");
  await assertNothingIsLost(path, writer);
  assert.ok(!(await parentsByPid()).has(family.postmaster), "the orphan should be gone");
});

Deno.test("a start after a power cut recovers every acknowledged row", async () => {
  const path = await theSharedDataDirectory();
  const writer = await cutPower(path);
  await assertNothingIsLost(path, writer);
});

Deno.test("a stale pid that now is another program of the same account hinders nobody", async () => {
  const path = await theSharedDataDirectory();
  const writer = await cutPower(path);
  const { uid } = await Deno.stat(`${path}/postgres/data`);
  const account = Deno.uid() === 0 && uid !== null ? { uid } : {};
  const bystander = new Deno.Command("sleep", { ...account, args: ["60"], cwd: "/" }).spawn();
  await reusePid(path, bystander.pid);
  await assertNothingIsLost(path, writer);
  assert.ok((await parentsByPid()).has(bystander.pid), "the bystander must live");
  bystander.kill();
  await bystander.status;
});

Deno.test("a stale pid that now is the server of another database hinders nobody", async () => {
  const path = await theSharedDataDirectory();
  await using elsewhere = await aDataDirectory();
  const writer = await cutPower(path);
  const other = await startEmbeddedPostgres(elsewhere.path);
  await reusePid(path, (await findServerFamily(elsewhere.path)).postmaster);
  await assertNothingIsLost(path, writer);
  assert.deepEqual(await queryOnce(other, "select 1 as one"), [{ one: 1 }]);
  await other.stop();
});

/** As after a restarted container: another process now has the dead server's id. */
async function reusePid(path: string, pid: number): Promise<void> {
  for (const file of [pidFileOf(path), `${path}/postgres/run/.s.PGSQL.5432.lock`]) {
    const [, ...rest] = (await Deno.readTextFile(file)).split("\n");
    await Deno.writeTextFile(file, [pid, ...rest].join("\n"));
  }
}
