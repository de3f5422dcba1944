import assert from "node:assert/strict";
import {
  readArea,
  readAreaDays,
  readAreaPeople,
  readRanking,
} from "../../../db/statistics/read_areas.ts";
import { lookupArea } from "../../../domain/tally/coverage_area.ts";
import { readRankingQuery } from "../../../domain/tally/ranking_query.ts";
import { aDatabase } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const URAYASU = "122271";
const ICHIKAWA = "122033";
const CHIBA_CITY = "121002";
const place = lookupArea(URAYASU)!;

await owner`
  insert into tally_day (area, vaccinated_on, dose_number, vaccine, count) values
    (${URAYASU}, '2021-05-01', 1, 'ファイザー', 9),
    (${URAYASU}, '2021-06-01', 1, 'ファイザー', 5),
    (${URAYASU}, '2021-06-01', 1, '武田／モデルナ', 2),
    (${URAYASU}, '2021-06-01', 2, 'ファイザー', 1),
    (${URAYASU}, '2021-06-10', 1, 'ファイザー', 3),
    (${ICHIKAWA}, '2021-06-10', 1, 'ファイザー', 70)`;
await owner`
  insert into tally_coverage (area, standing, dose_number, count) values
    (${CHIBA_CITY}, 'registered', 0, 900), (${ICHIKAWA}, 'registered', 0, 50),
    (${URAYASU}, 'registered', 0, 30), (${URAYASU}, 'registered', 2, 6),
    (${URAYASU}, 'departed', 0, 4), ('12', 'registered', 0, 980), ('00', 'registered', 0, 980)`;
await owner`
  insert into tally_total (area, dose_number, count, lag_days) values (${URAYASU}, 2, 7, 21)`;
await owner`
  insert into tally_people (area, cohort, sex, dose_number, count) values
    (${URAYASU}, 1956, 'female', 0, 30), (${ICHIKAWA}, 1956, 'male', 0, 50),
    (${CHIBA_CITY}, 1990, 'male', 0, 900)`;

Deno.test("doses of a day are together, whatever the vaccine", async () => {
  assert.deepEqual((await readAreaDays(database, place)).map((day) => Object.values(day)), [
    ["2021-05-01", 1, 9],
    ["2021-06-01", 1, 7],
    ["2021-06-01", 2, 1],
    ["2021-06-10", 1, 3],
  ]);
});

Deno.test("an overview reads the last days up to the last dose, and no one who left", async () => {
  const { days, coverage } = await readArea(database, place, { lastDays: 10 });
  assert.deepEqual(days.map(({ vaccinatedOn }) => vaccinatedOn), [
    ...["2021-06-01", "2021-06-01", "2021-06-10"],
  ]);
  assert.deepEqual(
    coverage.map(({ area, doseNumber, people }) => [area, doseNumber, people]),
    [["00", 0, 980], ["12", 0, 980], [URAYASU, 0, 30], [URAYASU, 2, 6]],
  );
});

Deno.test("people come with those of the areas they are hidden with", async () => {
  const { own, partners } = await readAreaPeople(database, place);
  assert.equal(own.figures[0]!.people, 30);
  assert.deepEqual(
    partners.map(({ area, figures }) => [area, figures[0]!.people]),
    [[CHIBA_CITY, 900], [ICHIKAWA, 50]],
  );
});

Deno.test("every area that is compared has a figure, with zeros where nothing is registered", async () => {
  const query = readRankingQuery({ prefecture: "12", dose: "2" });
  const { areas } = await readRanking(database, query);
  assert.equal(areas.length, 54);
  const figureOf = (code: string) => areas.find(({ area }) => area === code);
  const none = { vaccinated: 0, doses: 0, lagDays: 0 };
  assert.deepEqual({ ...figureOf(URAYASU) }, {
    ...{ area: URAYASU, people: 30, vaccinated: 6, doses: 7, lagDays: 21 },
  });
  assert.deepEqual({ ...figureOf(ICHIKAWA) }, { area: ICHIKAWA, people: 50, ...none });
  const prefectures = await readRanking(database, readRankingQuery({ of: "prefecture" }));
  assert.deepEqual(prefectures.areas.length, 47);
});
