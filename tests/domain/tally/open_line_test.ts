import assert from "node:assert/strict";
import fc from "fast-check";
import { type OpenFigure, type TallySex } from "../../../domain/tally/figures.ts";
import { openLines } from "../../../domain/tally/open_line.ts";

const SEXES: TallySex[] = ["female", "male", "other", "unknown"];

const someFigures = fc.uniqueArray(
  fc.record({
    vaccinatedOn: fc.constantFrom("2021-06-01", "2021-06-02"),
    prefecture: fc.constantFrom("01", "12", "47"),
    sex: fc.constantFrom(...SEXES),
    ageClass: fc.constantFrom("-64" as const, "65-" as const, "UNK" as const),
    doseNumber: fc.integer({ min: 1, max: 9 }),
    count: fc.integer({ min: 1, max: 5000 }),
  }),
  {
    selector: (each) =>
      [each.vaccinatedOn, each.prefecture, each.sex, each.ageClass, each.doseNumber].join(" "),
    maxLength: 60,
  },
).map((figures) => figures.toSorted((one, other) => keyOf(one) < keyOf(other) ? -1 : 1));

function keyOf({ vaccinatedOn, prefecture, sex, ageClass, doseNumber }: OpenFigure): string {
  return [vaccinatedOn, prefecture, sex, ageClass, doseNumber].join(" ");
}

async function linesOf(figures: readonly OpenFigure[], portion: number) {
  const portions = async function* () {
    for (let start = 0; start < figures.length; start += portion) {
      yield await Promise.resolve(figures.slice(start, start + portion));
    }
  };
  return (await Array.fromAsync(openLines(portions()))).flat();
}

Deno.test("however the figures come in portions, the lines are the same, sorted, and add up", async () => {
  await fc.assert(
    fc.asyncProperty(someFigures, fc.integer({ min: 1, max: 7 }), async (figures, portion) => {
      const lines = await linesOf(figures, portion);
      assert.deepEqual(lines, await linesOf(figures, 1_000));
      const keys = lines.map(({ date, prefecture, gender, age, status }) =>
        [date, prefecture, gender, age, status].join(" ")
      );
      assert.deepEqual(keys, [...new Set(keys)].sort());
      const sum = (counts: { count: number }[]) =>
        counts.reduce((all, each) => all + each.count, 0);
      assert.equal(sum(lines), sum(figures));
    }),
  );
});

Deno.test("a line has the keys of the real format in its order, and both kinds of U in one", async () => {
  const figure = {
    vaccinatedOn: "2021-04-12",
    prefecture: "01",
    ageClass: "-64",
    doseNumber: 1,
  } as const;
  const lines = await linesOf([
    { ...figure, sex: "female", count: 113 },
    { ...figure, sex: "other", count: 2 },
    { ...figure, sex: "unknown", count: 3 },
  ], 10);
  assert.deepEqual(lines.map((line) => JSON.stringify(line)), [
    '{"date":"2021-04-12","prefecture":"01","gender":"F","age":"-64","medical_worker":false,"status":1,"count":113}',
    '{"date":"2021-04-12","prefecture":"01","gender":"U","age":"-64","medical_worker":false,"status":1,"count":5}',
  ]);
});
