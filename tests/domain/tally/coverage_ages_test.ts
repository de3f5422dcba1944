import assert from "node:assert/strict";
import { ageTable } from "../../../domain/tally/coverage_ages.ts";
import { cellText } from "../../../domain/tally/coverage_sheet.ts";
import type { PeopleFigure, TallySex } from "../../../domain/tally/figures.ts";

const FISCAL_YEAR = 2021;

/** So many people who are `age` at the end of the fiscal year, some of them with the first dose. */
function people(sex: TallySex, age: number, count: number, first: number): PeopleFigure[] {
  const cohort = age < 0 ? -1 : FISCAL_YEAR - age;
  return [
    { sex, cohort, doseNumber: 0, people: count },
    { sex, cohort, doseNumber: 1, people: first },
  ];
}

function tableOf(figures: PeopleFigure[], partners: PeopleFigure[][] = []) {
  return ageTable({
    own: { area: "122271", figures },
    partners: partners.map((figures, place) => ({ area: `12000${place}`, figures })),
    doseNumber: 1,
    fiscalYear: FISCAL_YEAR,
  });
}

function rowOf(table: ReturnType<typeof tableOf>, label: string): string[] {
  return table.sheet.rows.map((row) => row.map(cellText)).find(([name]) => name === label)!;
}

const LARGE = [
  ...people("male", 64, 100, 40),
  ...people("male", 62, 50, 20),
  ...people("male", 65, 200, 180),
  ...people("female", 65, 300, 290),
  ...people("female", 104, 10, 8),
  ...people("female", 30, 80, 20),
  ...people("male", 30, 90, 15),
];

Deno.test("people and coverage stand by the age at the end of the fiscal year, and by sex", () => {
  const table = tableOf(LARGE);
  assert.deepEqual(table.sheet.columns, [
    "年度末年齢",
    ...["男女計", "男", "女"].flatMap((sex) => [
      `${sex}：接種対象者`,
      `${sex}：1回目接種者`,
      `${sex}：接種率`,
    ]),
  ]);
  assert.deepEqual(rowOf(table, "60～64歳"), [
    ...["60～64歳", "150", "60", "40.0%", "150", "60", "40.0%", "0", "0", "–"],
  ]);
  assert.deepEqual(rowOf(table, "100歳以上").slice(-3), ["10", "8", "80.0%"]);
  assert.deepEqual(rowOf(table, "64歳以下").slice(1, 4), ["320", "95", "29.7%"]);
  assert.deepEqual(rowOf(table, "65歳以上").slice(1, 4), ["510", "478", "93.7%"]);
  assert.deepEqual(rowOf(table, "合計").slice(1, 4), ["830", "573", "69.0%"]);
});

Deno.test("those of other or unknown sex are told of all ages together, and with them everybody", () => {
  const table = tableOf([...LARGE, ...people("other", 30, 12, 6), ...people("unknown", 64, 3, 1)]);
  assert.deepEqual(rowOf(table, "合計").slice(1, 4), ["830", "573", "69.0%"]);
  const empty = ["", "", "", "", "", ""];
  assert.deepEqual(table.sheet.rows.slice(-2).map((row) => row.map(cellText)), [
    ["性別がその他・不明", "15", "7", "46.7%", ...empty],
    ["全体", "845", "580", "68.6%", ...empty],
  ]);
  assert.equal(rowOf(tableOf(LARGE), "全体"), undefined);
});

Deno.test("those of unknown age have a row where there are any", () => {
  const table = tableOf([...LARGE, ...people("male", -1, 20, 10)]);
  assert.deepEqual(rowOf(table, "年齢不明").slice(1, 4), ["20", "10", "50.0%"]);
  assert.equal(rowOf(tableOf(LARGE), "年齢不明"), undefined);
});

Deno.test("fewer than five people are hidden, with their share and what would tell them", () => {
  const table = tableOf([...LARGE, ...people("male", 104, 20, 3)]);
  assert.deepEqual(rowOf(table, "100歳以上").slice(4, 7), ["20", "＊", "＊"]);
  const hidden = table.sheet.rows.flatMap((row) => row.map(cellText)).filter((text) =>
    text === "＊"
  );
  assert.ok(hidden.length > 2, "and not by this cell alone");
  assert.equal(table.bands.find(({ label }) => label === "100歳以上")!.male.vaccinated, undefined);
  assert.deepEqual(rowOf(table, "合計").slice(1, 4), ["850", "576", "67.8%"]);
});

Deno.test("what a partner has to hide is hidden here too", () => {
  const few = [...LARGE.filter(({ doseNumber }) => doseNumber === 0), ...people("male", 65, 0, 2)];
  const isHidden = (table: ReturnType<typeof tableOf>) => rowOf(table, "65～69歳")[5] === "＊";
  assert.equal(isHidden(tableOf(LARGE)), false);
  assert.equal(isHidden(tableOf(LARGE, [few])), true);
});
