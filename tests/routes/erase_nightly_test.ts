import assert from "node:assert/strict";
import { eraseNightly } from "../../routes/erase_nightly.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct } from "../db/an_act.ts";
import { until } from "../db/embedded/writer_process.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aLeaver, longAgo } from "../db/retention/a_leaver.ts";

const office = await anOffice();
const owner = ownerSql(office.database);

/** Three in the morning of a day in Japan, long after everybody left. */
const NIGHT = new Date("2031-07-01T18:00:00Z");
const hoursLater = (hours: number) => new Date(NIGHT.getTime() + hours * 3_600_000);

async function runs(): Promise<number> {
  const [count] = await owner`select count(*) as runs from erasure where kind = 'run'`;
  return count!.runs;
}

Deno.test("each night one of several servers erases, once, and says how many went", async () => {
  const act = anAct();
  await aLeaver(office.database, act);
  await longAgo(owner, act.actor.municipalityCode);
  office.time = NIGHT;
  const servers = [1, 2, 3].map(() => eraseNightly(office, 20));
  await until(async () => await runs() === 1);
  office.time = hoursLater(23);
  await new Promise((resolve) => setTimeout(resolve, 300)); // they look again several times
  assert.equal(await runs(), 1, "not again before the next night");
  office.time = hoursLater(24);
  await until(async () => await runs() === 2);
  for (const server of servers) await server.stop();
  const [first, second, ...more] = office.logged.filter((line) => "erased" in line);
  assert.equal((first!.erased as Record<string, number>).people, 1);
  assert.deepEqual([second!.erased, more], [{}, []]);
  const [person] = await owner`
    select from recipient where municipality_code = ${act.actor.municipalityCode}`;
  assert.equal(person, undefined);
});

Deno.test("a database that cannot be asked is logged without a word about anybody, and tried again", async () => {
  const owner = { owner: "nobody", database: "none" };
  const address = { kind: "socket" as const, socketDirectory: "/tmp/no-such-socket", ...owner };
  const database = { ...office.database, address };
  office.logged.length = 0;
  const nightly = eraseNightly({ ...office, database }, 20);
  await until(() => office.logged.length >= 2);
  await nightly.stop();
  for (const line of office.logged) assert.equal(line.erasure, "not done");
});
