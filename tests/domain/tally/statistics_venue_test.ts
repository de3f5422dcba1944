import assert from "node:assert/strict";
import type { VenueDayFigure } from "../../../domain/tally/figures.ts";
import {
  dosesBy,
  dosesByDay,
  dosesByVenue,
  latestDays,
  monthsOf,
  withEmptyDays,
} from "../../../domain/tally/statistics_day.ts";
import { pageOf } from "../../../domain/tally/statistics_page.ts";
import { dosesByVaccine } from "../../../domain/tally/statistics_vaccine.ts";
import { vsysSheet } from "../../../domain/tally/statistics_venue.ts";

function figure(given: Partial<VenueDayFigure>): VenueDayFigure {
  return {
    placeCode: "122271",
    venueName: "市民ホール",
    vaccinatedOn: "2021-06-01",
    vaccine: "ファイザー",
    isOld: false,
    count: 1,
    ...given,
  };
}

const FIGURES = [
  figure({ count: 3 }),
  figure({ isOld: true, count: 4 }),
  figure({ vaccine: "モデルナ", count: 2 }),
  figure({ venueName: "医院", isOld: true, count: 20 }),
  figure({ placeCode: "122033", count: 5 }),
];

Deno.test("the V-SYS sheet has the doses of each vaccine, 65 and over beside, namesakes apart", () => {
  const { vaccines, lines } = vsysSheet(FIGURES);
  assert.deepEqual(vaccines, ["ファイザー", "モデルナ"]);
  assert.deepEqual(
    lines.map(({ venueName, count, old, byVaccine }) => {
      return [venueName, count, old, ...byVaccine.map((doses) => [doses.count, doses.old])];
    }),
    [
      ["医院", 20, 20, [20, 20], [0, 0]],
      ["市民ホール", 5, 0, [5, 0], [0, 0]],
      ["市民ホール", 9, 4, [7, 4], [2, 0]],
    ],
  );
});

const DAYS = [
  { vaccinatedOn: "2021-07-01", doseNumber: 2, vaccine: "A", count: 5 },
  { vaccinatedOn: "2021-06-30", doseNumber: 1, vaccine: "A", count: 1 },
  { vaccinatedOn: "2021-06-01", doseNumber: 1, vaccine: "A", count: 1 },
  { vaccinatedOn: "2021-06-01", doseNumber: 1, vaccine: "B", count: 3 },
];

Deno.test("days, months and vaccines have the same doses, by number", () => {
  const days = dosesByDay(DAYS, [1, 2]);
  assert.deepEqual(days, [
    { vaccinatedOn: "2021-06-01", parts: [4, 0], count: 4 },
    { vaccinatedOn: "2021-06-30", parts: [1, 0], count: 1 },
    { vaccinatedOn: "2021-07-01", parts: [0, 5], count: 5 },
  ]);
  assert.deepEqual(dosesBy("month", days), [
    { vaccinatedOn: "2021-06-01", parts: [5, 0], count: 5 },
    { vaccinatedOn: "2021-07-01", parts: [0, 5], count: 5 },
  ]);
  assert.deepEqual(monthsOf(DAYS), ["2021-07", "2021-06"]);
  assert.deepEqual(dosesByVaccine(DAYS, [1, 2]), [
    { vaccine: "A", byDose: [2, 5], count: 7 },
    { vaccine: "B", byDose: [3, 0], count: 3 },
  ]);
});

Deno.test("a page beyond the end is the last one, and an empty list has one", () => {
  const list = [1, 2, 3, 4, 5];
  assert.deepEqual(pageOf(list, { page: 2, length: 2 }), {
    items: [3, 4],
    page: 2,
    pageCount: 3,
    count: 5,
  });
  assert.deepEqual(pageOf(list, { page: 9, length: 2 }), {
    items: [5],
    page: 3,
    pageCount: 3,
    count: 5,
  });
  assert.deepEqual(pageOf([], { page: 1, length: 2 }), {
    items: [],
    page: 1,
    pageCount: 1,
    count: 0,
  });
});

Deno.test("between the days that have doses lie those that have none", () => {
  const whole = withEmptyDays(dosesByDay(DAYS, [1, 2]));
  assert.equal(whole.length, 31);
  assert.deepEqual(whole[1], { vaccinatedOn: "2021-06-02", parts: [0, 0], count: 0 });
  assert.equal(whole.reduce((sum, { count }) => sum + count, 0), 10);
  assert.deepEqual(withEmptyDays([]), []);
});

Deno.test("the last days are those that have doses, however far apart", () => {
  assert.deepEqual(latestDays(DAYS, 2), ["2021-06-30", "2021-07-01"]);
  assert.deepEqual(latestDays([], 2), []);
});

Deno.test("by venue a day has the same doses, what is left being others'", () => {
  const days = dosesByDay(DAYS, [1, 2]);
  const hall = { placeCode: "122271", venueName: "市民ホール" };
  const parts = dosesByVenue(days, [hall], [
    { ...hall, vaccinatedOn: "2021-06-01", count: 3, old: 0 },
    { ...hall, vaccinatedOn: "2021-07-01", count: 5, old: 1 },
  ]).map((day) => day.parts);
  assert.deepEqual(parts, [[3, 1], [0, 1], [5, 0]]);
});
