import assert from "node:assert/strict";
import {
  listCoverage,
  listCoverageWithin,
  listDays,
  listGroups,
  listLags,
  listOpenFigures,
  listPeople,
  listTotals,
  listTotalsWithin,
} from "../../../db/tally/area_tallies.ts";
import { foldTallies } from "../../../db/tally/fold.ts";
import { NATION } from "../../../domain/tally/area.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";

const database = await aDatabase();
const { gate } = database;

// 札幌市 and 函館市 in 北海道, 千代田区 in 東京都; one first dose each, and one of nobody in 札幌市.
const [SAPPORO, HAKODATE, CHIYODA] = ["011002", "012025", "131016"] as const;
const people = {
  [SAPPORO]: aRecipient({ sex: "1", birthDate: "19560101" }),
  [HAKODATE]: aRecipient({ sex: "2", birthDate: "19900101" }),
  [CHIYODA]: aRecipient({ sex: "3", birthDate: "20000101" }),
};
for (const [code, person] of Object.entries(people)) {
  const act = anAct({ actor: anActor({ municipalityCode: code }) });
  await applyPeople(database, act, [person, aRecipient()]);
  const { ticketNumber } = person;
  await giveDose(database, act, aDose(aTicket(code, { ticketNumber })));
  if (code !== SAPPORO) continue;
  const entry = aDoseEntry({ vaccinatedOn: "2021-06-01", vaccineCode: "moderna" });
  await giveDose(database, act, aDose(aTicket(code, { doseNumber: 2 }), { entry }));
}
await foldTallies(database);

const P = "ファイザー";
const M = "武田／モデルナ";

async function rows(figures: Promise<object[]>): Promise<unknown[][]> {
  return (await figures).map((figure) => Object.values(figure));
}

Deno.test("an area's totals and coverage are those of its municipalities together", async () => {
  assert.deepEqual(await rows(listTotals(gate, [NATION, "01", CHIYODA])), [
    ...[["00", 1, 3, 3], ["00", 2, 1, 30]],
    ...[["01", 1, 2, 2], ["01", 2, 1, 30]],
    [CHIYODA, 1, 1, 1],
  ]);
  assert.deepEqual(await rows(listCoverage(gate, ["13", NATION, "47"])), [
    ...[["00", 0, 6], ["00", 1, 3]],
    ...[["13", 0, 2], ["13", 1, 1]],
  ]);
});

Deno.test("within the nation are its prefectures, within a prefecture its municipalities", async () => {
  assert.deepEqual(await rows(listTotalsWithin(gate, NATION)), [
    ...[["01", 1, 2, 2], ["01", 2, 1, 30], ["13", 1, 1, 1]],
  ]);
  assert.deepEqual(await rows(listTotalsWithin(gate, "01")), [
    ...[[SAPPORO, 1, 1, 1], [SAPPORO, 2, 1, 30], [HAKODATE, 1, 1, 1]],
  ]);
  assert.deepEqual(await rows(listCoverageWithin(gate, "01")), [
    ...[[SAPPORO, 0, 2], [SAPPORO, 1, 1], [HAKODATE, 0, 2], [HAKODATE, 1, 1]],
  ]);
  for (const area of [SAPPORO, "47", "1", "", "0_"]) {
    assert.deepEqual(await listTotalsWithin(gate, area), [], area);
  }
});

Deno.test("an area's days, groups, people and lags are in order", async () => {
  assert.deepEqual(await rows(listDays(gate, "01")), [
    ...[["2021-06-01", 2, M, 1], ["2021-06-30", 1, P, 2]],
  ]);
  assert.deepEqual(await rows(listGroups(gate, NATION)), [
    ...[[1, P, "female", 30, 1], [1, P, "male", 65, 1], [1, P, "other", 20, 1]],
    [2, M, "unknown", -1, 1],
  ]);
  assert.deepEqual(await rows(listPeople(gate, "13")), [
    ...[["female", 1956, 0, 1], ["other", 1999, 0, 1], ["other", 1999, 1, 1]],
  ]);
  assert.deepEqual(await rows(listLags(gate, NATION)), [[1, 3], [30, 1]]);
});

Deno.test("the open figures come in portions, each row once and in order", async () => {
  const portions = await Array.fromAsync(listOpenFigures(gate));
  assert.deepEqual(portions.flat().map((figure) => Object.values(figure)), [
    ["2021-06-01", "01", "unknown", "UNK", 2, 1],
    ["2021-06-30", "01", "female", "-64", 1, 1],
    ["2021-06-30", "01", "male", "65-", 1, 1],
    ["2021-06-30", "13", "other", "-64", 1, 1],
  ]);
  const owner = ownerSql(database);
  await owner`
    insert into tally_open select date '2022-01-01' + day, area, sex, age_class, number, 1
    from generate_series(0, 199) day, unnest(array['01', '13', '47']) area,
      unnest(array['male', 'female']) sex, unnest(array['-64', '65-', 'UNK']) age_class,
      generate_series(1, 3) number`;
  const many = (await Array.fromAsync(listOpenFigures(gate))).map((portion) => portion.length);
  assert.deepEqual(many, [5_000, 5_000, 804]);
  const keys = (await Array.fromAsync(listOpenFigures(gate))).flat()
    .map(({ count: _count, ...key }) => Object.values(key).join(" "));
  assert.equal(new Set(keys).size, 10_804);
});
