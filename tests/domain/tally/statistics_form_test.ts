import assert from "node:assert/strict";
import { columnsOf, statisticsWishes } from "../../../domain/tally/statistics_file.ts";
import { statisticsDictionary } from "../../../domain/tally/statistics_dictionary.ts";
import {
  statisticsFileName,
  StatisticsForm,
  statisticsPeriod,
  wishLabel,
  wishValue,
} from "../../../domain/tally/statistics_form.ts";

const UNTOUCHED = {
  scope: "whole",
  month: "",
  from: "",
  to: "",
  encoding: "utf-8-bom",
  wish: "doses.daily",
};

function periodOf(typed: Partial<typeof UNTOUCHED>) {
  return statisticsPeriod(StatisticsForm.parse({ ...UNTOUCHED, ...typed }));
}

function problemsOf(typed: Partial<typeof UNTOUCHED>): Record<string, string[] | undefined> {
  const parsed = StatisticsForm.safeParse({ ...UNTOUCHED, ...typed });
  return parsed.success ? {} : parsed.error.flatten().fieldErrors;
}

Deno.test("untouched the form asks for everything", () => {
  assert.deepEqual(periodOf({}), { from: null, to: null });
});

Deno.test("a month has all of its days", () => {
  const months = ["2021-06", "2021-01", "2021-02", "2024-02", "2021-12"];
  assert.deepEqual(
    months.map((month) => periodOf({ scope: "month", month }).to),
    ["2021-06-30", "2021-01-31", "2021-02-28", "2024-02-29", "2021-12-31"],
  );
  assert.equal(periodOf({ scope: "month", month: "2021-06" }).from, "2021-06-01");
});

Deno.test("days may be typed as everywhere, and one end left open", () => {
  assert.deepEqual(periodOf({ scope: "period", from: "R3.6.1" }), { from: "2021-06-01", to: null });
});

Deno.test("a file of how things stand now has no period", () => {
  const period = periodOf({ scope: "month", month: "2021-06", wish: "coverage" });
  assert.deepEqual(period, { from: null, to: null });
});

Deno.test("what does not fit together is refused with what to do", () => {
  assert.deepEqual(problemsOf({ scope: "month" }), { month: ["月を選んでください。"] });
  assert.deepEqual(problemsOf({ scope: "period" }), {
    from: ["開始日か終了日を入力してください。"],
  });
  assert.match(problemsOf({ from: "20210601" }).scope?.[0] ?? "", /期間の日付が入力されています/);
  assert.match(
    problemsOf({ scope: "period", from: "20210602", to: "20210601" }).to?.[0] ?? "",
    /終了日が開始日より前/,
  );
  assert.deepEqual(Object.keys(problemsOf({ month: "2021-13" })), ["month"]);
  assert.deepEqual(Object.keys(problemsOf({ wish: "people" })), ["wish"]);
  assert.deepEqual(Object.keys(problemsOf({ encoding: "utf-16", scope: "" })).toSorted(), [
    "encoding",
    "scope",
  ]);
});

Deno.test("every file has a button, a name and an explained column for each cell", () => {
  const wishes = statisticsWishes();
  assert.equal(new Set(wishes.map(wishValue)).size, wishes.length);
  assert.equal(new Set(wishes.map(wishLabel)).size, wishes.length);
  const explained = statisticsDictionary().map(([file, , column]) => `${file} ${column}`);
  assert.equal(new Set(explained).size, explained.length);
  for (const wish of wishes) {
    const [label] = wishLabel(wish).split("：");
    for (const { name } of columnsOf(wish)) assert.ok(explained.includes(`${label} ${name}`), name);
  }
});

Deno.test("a file is named after what it holds and when it was made", () => {
  const daily = { file: "doses", variant: "daily" } as const;
  const june = { from: "2021-06-01", to: "2021-06-30" };
  assert.equal(
    statisticsFileName(daily, june, "2021-07-01"),
    "統計_接種回数_日ごと_20210601-20210630_20210701.csv",
  );
  const coverage = { file: "coverage", variant: null } as const;
  const always = { from: null, to: null };
  assert.equal(
    statisticsFileName(coverage, always, "2021-07-01"),
    "統計_接種率_20210701.csv",
  );
});
