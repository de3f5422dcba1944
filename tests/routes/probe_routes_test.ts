import assert from "node:assert/strict";
import { readConfiguration } from "../../domain/configuration.ts";
import { createApp } from "../../routes/app.ts";
import { Readiness } from "../../routes/readiness.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aClosedDatabase } from "./a_closed_database.ts";

const office = await anOffice();
const owner = ownerSql(office.database);
const { hidden, shown } = await theNewestMigration();
const app = createApp(office);
const database = await aClosedDatabase(office.database.address);

Deno.test("a server that may be sent requests says so", async () => {
  assert.deepEqual(await ask(app, paths.health), [200, "ok"]);
  assert.deepEqual(await ask(app, paths.readiness), [200, "ok"]);
});

Deno.test("without its database it lives, and asks for no requests", async () => {
  const closed = createApp({ ...office, database, readiness: new Readiness() });
  assert.deepEqual(await ask(closed, paths.health), [200, "ok"]);
  assert.deepEqual(await ask(closed, paths.readiness), [503, "database"]);
});

Deno.test("about to stop it lives, and asks for no more requests", async () => {
  const readiness = new Readiness();
  const stopping = createApp({ ...office, readiness });
  readiness.draining = true;
  assert.deepEqual(await ask(stopping, paths.health), [200, "ok"]);
  assert.deepEqual(await ask(stopping, paths.readiness), [503, "draining"]);
});

Deno.test("before the database is brought up to date it asks for no requests", async () => {
  await hidden();
  assert.deepEqual(await ask(app, paths.readiness), [503, "schema"]);
  await shown();
  assert.deepEqual(await ask(app, paths.readiness), [200, "ok"]);
});

Deno.test("while the next version's schema is brought in, this one goes on", async () => {
  await owner`insert into kysely_migration values ('9999_come_later', '2030-01-01')`;
  assert.deepEqual(await ask(app, paths.readiness), [200, "ok"]);
  await owner`delete from kysely_migration where name = '9999_come_later'`;
});

Deno.test("many probes at once ask the database once", async () => {
  let asked = 0;
  const gate = new Proxy(office.database.gate, {
    get: (target, property) => {
      if (property === "getExecutor") asked++;
      return Reflect.get(target, property).bind(target);
    },
  });
  const probed = createApp({ ...office, database: { ...office.database, gate } });
  await ask(probed, paths.readiness);
  const once = asked;
  await Promise.all(Array.from({ length: 20 }, () => ask(probed, paths.readiness)));
  assert.ok(once > 0);
  assert.equal(asked, 2 * once);
});

Deno.test("probes come under any host name, and stand in no log", async () => {
  const configuration = readConfiguration({ VRS_PUBLIC_URL: "https://vrs.example.lg.jp" });
  const behindHttps = createApp({ ...office, configuration });
  office.logged.length = 0;
  for (const path of [paths.health, paths.readiness]) {
    for (const host of ["10.0.0.7:8000", "node-7", "[::1]"]) {
      assert.deepEqual(await ask(behindHttps, path, { host }), [200, "ok"], `${host} ${path}`);
    }
  }
  assert.deepEqual(office.logged, []);
});

async function ask(
  asked: typeof app,
  path: string,
  headers: Record<string, string> = {},
): Promise<[number, string]> {
  const answer = await asked.request(path, { headers });
  return [answer.status, await answer.text()];
}

/** To take it off the list of what was applied, and to put it back. */
async function theNewestMigration() {
  const [row] = await owner`select * from kysely_migration order by name desc limit 1`;
  return {
    hidden: () => owner`delete from kysely_migration where name = ${row!.name}`,
    shown: () => owner`insert into kysely_migration ${owner(row!)}`,
  };
}
