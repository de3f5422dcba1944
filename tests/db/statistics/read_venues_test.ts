import assert from "node:assert/strict";
import { readVenues, type WantedVenues } from "../../../db/statistics/read_venues.ts";
import { foldTallies } from "../../../db/tally/fold.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";

const database = await aDatabase();
const act = anAct();
const code = act.actor.municipalityCode;

async function gives(venueName: string, vaccinatedOn: string): Promise<void> {
  const entry = aDoseEntry({ venueName, vaccinatedOn });
  await giveDose(database, act, aDose(aTicket(code), { entry }));
}

for (const venueName of ["東", "西", "南", "北", "中"]) await gives(venueName, "2021-06-30");
for (const venueName of ["南", "南", "北"]) await gives(venueName, "2021-06-29");

const ALL = { page: 1, length: 10 };

function reads(wanted: Partial<WantedVenues>, municipalityCode = code) {
  const everything = { period: {}, venues: ALL, venueDays: ALL, largestCount: 2 };
  return readVenues(database, municipalityCode, { ...everything, ...wanted });
}

async function venuesOf(page: number, length = 2) {
  const { venues: list } = await reads({ venues: { page, length } });
  return [list.page, list.pageCount, list.count, list.items.map((one) => one.venueName).join("")];
}

Deno.test("venues come page by page, the one with most doses first", async () => {
  assert.deepEqual(await venuesOf(1), [1, 3, 5, "南北"]);
  assert.deepEqual(await venuesOf(3), [3, 3, 5, "西"]);
  assert.deepEqual(await venuesOf(1, 5), [1, 1, 5, "南北中東西"]);
});

Deno.test("a page beyond the end is the last one", async () => {
  assert.deepEqual(await venuesOf(99), [3, 3, 5, "西"]);
  assert.deepEqual(await venuesOf(2, 5), [1, 1, 5, "南北中東西"]);
});

Deno.test("a period holds its days alone, and is the same when the tallies have been folded", async () => {
  const days = async () => (await reads({ period: { to: "2021-06-29" } })).venueDays;
  const waiting = await days();
  assert.deepEqual(
    waiting.items.map(({ vaccinatedOn, venueName, count }) => [vaccinatedOn, venueName, count]),
    [["2021-06-29", "北", 1], ["2021-06-29", "南", 2]],
  );
  await foldTallies(database);
  assert.deepEqual(await days(), waiting);
  const none = await reads({ period: { from: "2021-07-01" } });
  assert.deepEqual(none.venueDays, { items: [], page: 1, pageCount: 1, count: 0 });
});

Deno.test("of the largest venues every day is there", async () => {
  const { largest, largestDays, days } = await reads({});
  assert.deepEqual(largest.map(({ venueName, count }) => [venueName, count]), [["南", 3], [
    "北",
    2,
  ]]);
  const counts = largestDays.map((day) => [day.vaccinatedOn, day.venueName, day.count].join(" "));
  assert.deepEqual(counts.toSorted(), [
    ...["2021-06-29 北 1", "2021-06-29 南 2", "2021-06-30 北 1", "2021-06-30 南 1"],
  ]);
  assert.deepEqual(days.map(({ count }) => count), [3, 5]);
});

Deno.test("what waits to be added is put together with what has been: more, new, and gone", async () => {
  await foldTallies(database);
  await gives("東", "2021-06-30"); // more of a day that is there
  await gives("山", "2021-07-01"); // a new one, the latest
  const owner = ownerSql(database);
  await owner`
    update dose set withdrawn_at = registered_at, version = version + 1
    where municipality_code = ${code} and venue_name = '中'`;
  const shown = async () => {
    const wanted = [1, 2, 3].map((page) => reads({ venueDays: { page, length: 3 } }));
    const pages = await Promise.all(wanted);
    const { venueDays: last } = await reads({ venueDays: { page: 9, length: 3 } });
    assert.deepEqual([last.page, last.pageCount, last.count], [3, 3, 7]);
    return [
      pages.map(({ venueDays: { items } }) =>
        items.map(({ vaccinatedOn, venueName, count }) =>
          `${vaccinatedOn.slice(6)}${venueName}${count}`
        ).join(" ")
      ),
      pages[0]!.venues.items.map(({ venueName, count }) => venueName + count).join(" "),
    ];
  };
  const waiting = await shown();
  assert.deepEqual(waiting, [
    ["7-01山1 6-30北1 6-30南1", "6-30東2 6-30西1 6-29北1", "6-29南2"],
    "南3 北2 東2 山1 西1",
  ]);
  await foldTallies(database);
  assert.deepEqual(await shown(), waiting);
});

Deno.test("another municipality has none of them", async () => {
  const { venues, days, largestDays } = await reads({}, anAct().actor.municipalityCode);
  assert.deepEqual([venues.count, days, largestDays], [0, [], []]);
});
