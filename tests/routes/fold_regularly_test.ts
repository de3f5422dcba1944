import assert from "node:assert/strict";
import { listTotals } from "../../db/tally/area_tallies.ts";
import { talliesTopic } from "../../db/tally/tallies_topic.ts";
import { foldRegularly } from "../../routes/fold_regularly.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct } from "../db/an_act.ts";
import { aDose, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { until } from "../db/embedded/writer_process.ts";
import { aClosedDatabase } from "./a_closed_database.ts";

const office = await anOffice();
const { database } = office;
const act = anAct();
const code = act.actor.municipalityCode;

async function total(): Promise<number> {
  const totals = await listTotals(database.gate, [code]);
  return totals.reduce((sum, { count }) => sum + count, 0);
}

Deno.test("what was written is added up at the start, and again and again", async () => {
  await giveDose(database, act, aDose(aTicket(code)));
  assert.equal(await total(), 0);
  const folding = foldRegularly(office, 20);
  await until(async () => await total() === 1);
  await giveDose(database, act, aDose(aTicket(code)));
  await until(async () => await total() === 2);
  await folding.stop();
});

Deno.test("whoever follows a municipality's figures is told when they have changed", async () => {
  const [own, other] = await Promise.all(
    [code, anAct().actor.municipalityCode].map((each) =>
      office.newsFeed.follow(talliesTopic(each))
    ),
  );
  for (const each of [own!, other!]) {
    while (await each.next(20) !== "quiet"); // to begin with, everybody is to look
  }
  const folding = foldRegularly(office, 20);
  await giveDose(database, act, aDose(aTicket(code)));
  assert.equal(await own!.next(10_000), "changed");
  assert.equal(await other!.next(1), "quiet");
  await folding.stop();
  await office.newsFeed.close();
});

Deno.test("once stopped, it adds nothing more; the next start does", async () => {
  const before = await total();
  const folding = foldRegularly(office, 1);
  await folding.stop();
  await giveDose(database, act, aDose(aTicket(code)));
  await new Promise((resolve) => setTimeout(resolve, 100));
  assert.equal(await total(), before);
  const again = foldRegularly(office, 20);
  await until(async () => await total() === before + 1);
  await again.stop();
});

Deno.test("a database that cannot be asked is logged without a word about anybody, and tried again", async () => {
  await giveDose(database, act, aDose(aTicket(code)));
  const closed = await aClosedDatabase(database.address);
  const folding = foldRegularly({ ...office, database: closed }, 20);
  await until(() => office.logged.length >= 2);
  await folding.stop();
  for (const line of office.logged) assert.equal(line.tallies, "not added up");
});
