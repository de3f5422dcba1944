import assert from "node:assert/strict";
import { publishNightly } from "../../routes/publish_nightly.ts";
import { anOffice } from "../db/a_database.ts";
import { until } from "../db/embedded/writer_process.ts";
import { ownerSql } from "../db/owner_sql.ts";
import { aVaccinatedTown } from "../db/publication/a_publication.ts";

const office = await anOffice();
const owner = ownerSql(office.database);

/** Each look takes a thread. */
const EVERY_MS = 500;
/** Four in the morning of a day in Japan. */
const NIGHT = new Date("2021-10-01T19:00:00Z");
const hoursLater = (hours: number) => new Date(NIGHT.getTime() + hours * 3_600_000);

async function listDays(): Promise<string[]> {
  const rows = await owner`select day, revision from publication order by day, revision`;
  return rows.map(({ day, revision }) => `${day} ${revision}`);
}

async function rest(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 3 * EVERY_MS)); // they look again several times
}

Deno.test("before anybody was vaccinated there is nothing to publish", async () => {
  office.time = NIGHT;
  const server = publishNightly(office, EVERY_MS);
  await rest();
  await server.stop();
  assert.deepEqual(await listDays(), []);
  assert.deepEqual(office.logged, []);
});

Deno.test("each night one of several servers publishes, once, and says what", async () => {
  await aVaccinatedTown(office.database, { municipalityCode: "122271", count: 60 });
  const servers = [1, 2].map(() => publishNightly(office, EVERY_MS));
  await until(async () => (await listDays()).length === 1);
  office.time = hoursLater(23);
  await rest();
  assert.deepEqual(await listDays(), ["2021-10-02 1"], "not again before the next night");
  office.time = hoursLater(24);
  await until(() => office.logged.filter((line) => "published" in line).length === 2);
  for (const server of servers) await server.stop();
  assert.deepEqual(await listDays(), ["2021-10-02 1", "2021-10-03 1"]);
  const days = office.logged.filter((line) => "published" in line)
    .map(({ published }) => (published as { day: string }).day);
  assert.deepEqual(days, ["2021-10-02", "2021-10-03"]);
});

Deno.test("a tally that was tampered with is in the log with its place, and tried again in an hour", async () => {
  office.logged.length = 0;
  office.time = hoursLater(48);
  await owner`update tally_cell set count = count + 1 where dose_number = 1`;
  const server = publishNightly(office, EVERY_MS);
  await until(() => office.logged.length === 1);
  await owner`update tally_cell set count = count - 1 where dose_number = 1`;
  await rest();
  const [line, ...more] = office.logged;
  assert.deepEqual([line!.publication, more], ["not done", []]);
  assert.match(String(line!.reason), /122271 千葉県浦安市：tally_cell の\d+行/);
  office.time = hoursLater(49);
  await until(async () => (await listDays()).length === 3);
  await server.stop();
});

Deno.test("a database that cannot be asked is logged without a word about anybody, and tried again", async () => {
  const nobody = { owner: "nobody", database: "none" };
  const address = { kind: "socket" as const, socketDirectory: "/tmp/no-such-socket", ...nobody };
  office.logged.length = 0;
  office.time = hoursLater(72);
  const server = publishNightly({ ...office, database: { ...office.database, address } }, EVERY_MS);
  await until(() => office.logged.length >= 2);
  await server.stop();
  for (const line of office.logged) assert.equal(line.publication, "not done");
});
