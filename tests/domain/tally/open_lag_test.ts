import assert from "node:assert/strict";
import { lagRows, type WeekLagFigure } from "../../../domain/tally/open_lag.ts";

async function rowsOf(figures: WeekLagFigure[]): Promise<string[][]> {
  const portions = async function* () {
    for (const figure of figures) yield await Promise.resolve([figure]);
  };
  return (await Array.fromAsync(lagRows(portions()))).slice(1);
}

const WEEK = { week: "2021-06-07", prefecture: "12" };

Deno.test("a week's mean and median are over all its doses", async () => {
  assert.deepEqual(
    await rowsOf([
      { ...WEEK, lagDays: 0, count: 8 },
      { ...WEEK, lagDays: 1, count: 2 },
      { ...WEEK, lagDays: 20, count: 1 },
      { ...WEEK, week: "2021-06-14", lagDays: 3, count: 10 },
    ]),
    [
      ["2021-06-07", "12", "千葉県", "11", "2.0", "0.0"],
      ["2021-06-14", "12", "千葉県", "10", "3.0", "3.0"],
    ],
  );
});

Deno.test("of fewer than ten doses nothing is told but their number, which is public anyway", async () => {
  assert.deepEqual(await rowsOf([{ ...WEEK, prefecture: "00", lagDays: 5, count: 9 }]), [
    ["2021-06-07", "00", "全国", "9", "", ""],
  ]);
});
