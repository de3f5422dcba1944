import assert from "node:assert/strict";
import { ALL_CUTS } from "../../../db/tally/cuts.ts";
import { foldTallies } from "../../../db/tally/fold.ts";
import { rebuildTallies } from "../../../db/tally/rebuild_tallies.ts";
import { openTally } from "../../../db/tally/tally_connection.ts";
import { verifyAreas } from "../../../db/tally/verify_areas.ts";
import { verifyMunicipality } from "../../../db/tally/verify_tallies.ts";
import { NATION, prefectureOf } from "../../../domain/tally/area.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const tally = openTally(database.address);
const { register } = database;

/** A town of three people with a first dose each, all of it added up. */
async function aTalliedTown(): Promise<{ act: Act; code: string }> {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const people = [aRecipient(), aRecipient(), aRecipient()];
  await applyPeople(database, act, people);
  for (const { ticketNumber } of people) {
    await giveDose(database, act, aDose(aTicket(code, { ticketNumber })));
  }
  await foldTallies(database);
  return { act, code };
}

/** Alters a tally for as long as `work` takes. */
async function altered<Value>(
  { table, how, area }: { table: string; how: string; area: string },
  work: () => Promise<Value>,
): Promise<Value> {
  const name = owner(table);
  const rows = await owner`select * from ${name} where area = ${area}`;
  if (how === "more") await owner`update ${name} set count = count + 1 where area = ${area}`;
  if (how === "gone") await owner`delete from ${name} where area = ${area}`;
  if (how === "made up") {
    await owner`
      insert into ${name} select (jsonb_populate_record(row, '{"dose_number": 9,
        "vaccinated_on": "2021-01-01", "lag_days": 999}')).* from ${name} as row
      where area = ${area} limit 1`;
  }
  const value = await work();
  await owner`delete from ${name} where area = ${area}`;
  await owner`insert into ${name} ${owner(rows)}`;
  return value;
}

async function aboveFaults(): Promise<string[]> {
  return (await verifyAreas(tally)).flatMap(({ faults }) => faults)
    .map(({ area, table, tallied, counted }) => `${area} ${table} ${tallied} ${counted}`);
}

for (const how of ["more", "gone", "made up"]) {
  Deno.test(`a row of a tally that is ${how} is told, whichever tally it is`, async () => {
    const { code } = await aTalliedTown();
    const region = prefectureOf(code);
    for (const { table, areas } of ALL_CUTS) {
      if (areas.includes("municipality")) {
        const faults = await altered(
          { table, how, area: code },
          () => verifyMunicipality(register, code),
        );
        assert.deepEqual(new Set(faults.map((fault) => fault.table)), new Set([table]));
      }
      for (const area of [areas.includes("nation") && NATION, region]) {
        if (!area || !areas.includes("prefecture")) continue;
        const faults = await altered({ table, how, area }, aboveFaults);
        assert.ok(
          faults.length > 0 && faults.every((fault) => fault.startsWith(`${area} ${table}`)),
        );
      }
    }
    assert.deepEqual([await verifyMunicipality(register, code), await aboveFaults()], [[], []]);
  });
}

Deno.test("a fault says what the tally has and what a recount comes to", async () => {
  const { code } = await aTalliedTown();
  const faults = await altered(
    { table: "tally_total", how: "more", area: code },
    () => verifyMunicipality(register, code),
  );
  assert.deepEqual(faults, [{
    area: code,
    table: "tally_total",
    key: { dose_number: 1 },
    measure: "count",
    tallied: 4,
    counted: 3,
  }]);
});

Deno.test("tallies that were lost and falsified are made anew while doses come in and are added up", async () => {
  const { act, code } = await aTalliedTown();
  const { code: neighbour } = await aTalliedTown();
  await giveDose(database, act, aDose(aTicket(code))); // waits to be added
  for (const { table } of ALL_CUTS) {
    await owner`delete from ${owner(table)} where area in (${code}, ${NATION})`;
    await owner`update ${owner(table)} set count = count * 7`;
  }
  assert.notDeepEqual(await verifyMunicipality(register, neighbour), []);
  let isOver = false;
  const adding = (async () => {
    while (!isOver) await foldTallies(database);
  })();
  const registering = (async () => {
    let count = 0;
    for (; !isOver || count < 10; count++) await giveDose(database, act, aDose(aTicket(code)));
    return count;
  })();
  await rebuildTallies(database);
  isOver = true;
  const count = await registering;
  await adding;
  assert.deepEqual(await verifyMunicipality(register, code), []);
  await foldTallies(database);
  assert.deepEqual(await verifyMunicipality(register, code), []);
  assert.deepEqual(await verifyMunicipality(register, neighbour), []);
  assert.deepEqual(await aboveFaults(), []);
  const [total] = await owner`select count from tally_total where area = ${code}`;
  assert.equal(total!.count, 4 + count);
});
