import assert from "node:assert/strict";
import { publishBeside } from "../../../db/publication/publish_beside.ts";
import { aDatabase } from "../a_database.ts";
import { until } from "../embedded/writer_process.ts";
import { ownerSql } from "../owner_sql.ts";
import { anOrder, aVaccinatedTown, published } from "./a_publication.ts";

const PROGRAM = new URL("./publish_process.ts", import.meta.url).pathname;
const database = await aDatabase();
const owner = ownerSql(database);
await aVaccinatedTown(database, { municipalityCode: "122271", count: 60 });

/** Holds the publication up at its last step, the writing of its files, and breaks it off there. */
async function brokenOff(begin: () => Promise<void> | void, breakOff: () => unknown) {
  await owner.begin(async (tx) => {
    await tx`lock table publication_file in share mode`;
    await begin();
    await until(async () => {
      const waiting = await owner`
        select from pg_stat_activity where datname = current_database()
          and usename = 'vrs_tally' and wait_event_type = 'Lock'`;
      return waiting.length === 1;
    });
    await breakOff();
  });
  await until(async () => {
    const [row] = await owner`
      select count(*) as count from pg_stat_activity
      where datname = current_database() and usename = 'vrs_tally'`;
    return row!.count === 0;
  });
}

async function countStored(): Promise<number> {
  const [row] = await owner`
    select (select count(*) from publication) + (select count(*) from publication_file) as count`;
  return row!.count;
}

Deno.test("a publication whose process is killed in the middle leaves nothing", async () => {
  let child: Deno.ChildProcess | undefined;
  await brokenOff(() => {
    const args = ["run", "-A", "--no-check", "--quiet", PROGRAM, JSON.stringify(database.address)];
    child = new Deno.Command(Deno.execPath(), { args }).spawn();
  }, async () => {
    child!.kill("SIGKILL");
    await child!.status;
  });
  assert.equal(await countStored(), 0);
});

Deno.test("a server that stops in the middle of it leaves nothing either, and does not wait", async () => {
  const ending = new AbortController();
  let running: Promise<unknown> | undefined;
  await brokenOff(() => {
    running = publishBeside(database.address, anOrder(), ending.signal);
    running.catch(() => {});
  }, async () => {
    ending.abort(new Error("stopped"));
    await assert.rejects(running!, /stopped/);
  });
  assert.equal(await countStored(), 0);
});

Deno.test("and the next one publishes as if there had been none", async () => {
  assert.equal((await published(database)).revision, 1);
});
