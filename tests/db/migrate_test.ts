import assert from "node:assert/strict";
import { type Kysely, sql } from "kysely";
import { connect } from "../../db/connection.ts";
import { migrate, refuseOtherSchema } from "../../db/migrate.ts";
import { MIGRATIONS } from "../../db/migrations/registry.ts";
import { rehearseMigrations } from "../../db/rehearse_migrations.ts";
import { OperatorError } from "../../domain/operator_error.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "./a_database.ts";
import { anOldDatabase } from "./an_old_database.ts";

const LAST = "0031_erase_audit";
const NAMES = Object.keys(MIGRATIONS);
const WAITING = NAMES.slice(NAMES.indexOf(LAST) + 1);
const FUTURE = "9999_of_tomorrow";

Deno.test("a rehearsal applies what is missing, times it, and leaves nothing behind", async () => {
  await using old = await anOldDatabase(LAST);
  const before = await old.applied();
  const rehearsed = await rehearseMigrations(old.address);
  assert.deepEqual(rehearsed.map(({ name }) => name), WAITING);
  assert.ok(rehearsed.every(({ ms }) => ms > 0));
  assert.deepEqual(await old.applied(), before);
  assert.deepEqual(await migrate(old.address), WAITING, "nor does it stand in the way");
  assert.deepEqual(await rehearseMigrations(old.address), []);
});

Deno.test("a migration that fails on the data is named with its reason, and nothing is changed", async () => {
  await using old = await anOldDatabase(LAST);
  const before = await old.applied();
  const failing = { up: async (db: Kysely<unknown>) => void await sql`select 1 / 0`.execute(db) };
  await assert.rejects(
    rehearseMigrations(old.address, { ...MIGRATIONS, [FUTURE]: failing }),
    (error) =>
      error instanceof OperatorError && error.message.startsWith(FUTURE) &&
      /division by zero\nすべて元に戻しました/.test(error.message),
  );
  assert.deepEqual(await old.applied(), before);
  assert.deepEqual(await migrate(old.address), WAITING);
});

Deno.test("a newer schema is refused by whoever starts, and the server that runs goes on", async () => {
  const office = await anOffice();
  const { database } = office;
  const app = createApp(office);
  const owner = connect(database.address, "owner", 1);
  await owner`insert into kysely_migration values (${FUTURE}, '2099-01-01T00:00:00.000Z')`;
  for (const start of [migrate, rehearseMigrations, refuseOtherSchema]) {
    await assert.rejects(
      start(database.address),
      (error) =>
        error instanceof OperatorError && error.message.includes(`新しい形です（${FUTURE}）`),
      start.name,
    );
  }
  assert.equal((await app.request(paths.readiness)).status, 200);
  assert.equal((await app.request(paths.signIn)).status, 200);
  await owner.end();
  await database.close();
});

Deno.test("an older schema is refused by a server, which says what to do", async () => {
  await using old = await anOldDatabase(LAST);
  await assert.rejects(
    refuseOtherSchema(old.address),
    new RegExp(`${WAITING[0]} など${WAITING.length}件.*vrs migrate`),
  );
});

Deno.test("a migration that has to wait lets everybody through meanwhile, and comes to its end", async () => {
  await using old = await anOldDatabase(LAST);
  const [upload, venue] = [connect(old.address, "owner", 1), connect(old.address, "owner", 1)];
  const uploading = await upload.reserve();
  await uploading`begin`;
  await uploading`lock table dose in row exclusive mode`;
  const told = Promise.withResolvers<string>();
  const migrating = migrate(old.address, told.resolve);
  assert.match(await told.promise, /待っています/); // it has given way once
  await venue.begin((tx) => tx`lock table dose in row exclusive mode`);
  await uploading`commit`;
  uploading.release();
  assert.deepEqual(await migrating, WAITING);
  await Promise.all([upload.end(), venue.end()]);
});

Deno.test("two migrators at once are one after the other", async () => {
  await using old = await anOldDatabase(LAST);
  const both = await Promise.all([migrate(old.address), migrate(old.address)]);
  assert.deepEqual(both.toSorted((a, b) => a.length - b.length), [[], WAITING]);
});
