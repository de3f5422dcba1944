import type { PlainDate } from "../date/plain_date.ts";
import { beginningOf } from "./beginning_of.ts";
import { PERIOD_UNITS, type PeriodUnit, type Sheet } from "./coverage_sheet.ts";
import { everyDay } from "./every_day.ts";
import type { DayFigure } from "./figures.ts";
import { sevenDayMean } from "./seven_day_mean.ts";

/** Doses of a day, a week (from Monday) or a month, and all up to its end. */
export interface PeriodDoses {
  from: PlainDate;
  /** In the order of the dose numbers. */
  byDose: number[];
  toDate: number[];
}

/** The unit a URL names; days when it names none. */
export function periodUnit(text: string | undefined): PeriodUnit {
  return (Object.keys(PERIOD_UNITS) as PeriodUnit[]).find((unit) => unit === text) ?? "day";
}

/** Every period that has doses, the earliest first. */
export function dosesByPeriod(
  figures: readonly Omit<DayFigure, "vaccine">[],
  unit: PeriodUnit,
  doseNumbers: readonly number[],
): PeriodDoses[] {
  const places = new Map(doseNumbers.map((doseNumber, place) => [doseNumber, place]));
  const periods = new Map<PlainDate, number[]>();
  for (const { vaccinatedOn, doseNumber, count } of figures) {
    const from = beginningOf(vaccinatedOn, unit);
    const place = places.get(doseNumber);
    if (place === undefined) continue;
    const byDose = periods.get(from) ?? doseNumbers.map(() => 0);
    byDose[place]! += count;
    periods.set(from, byDose);
  }
  let toDate = doseNumbers.map(() => 0);
  return [...periods].toSorted(([one], [other]) => one < other ? -1 : 1)
    .map(([from, byDose]) => {
      toDate = toDate.map((count, place) => count + byDose[place]!);
      return { from, byDose, toDate };
    });
}

/** The same days, and those between them on which nobody was vaccinated. */
export function withQuietDays(days: readonly PeriodDoses[]): PeriodDoses[] {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return [];
  const known = new Map(days.map((day) => [day.from, day]));
  let toDate = first.toDate;
  return everyDay(first.from, last.from).map((from) => {
    const day = known.get(from);
    toDate = day?.toDate ?? toDate;
    return day ?? { from, byDose: first.byDose.map(() => 0), toDate };
  });
}

/** Of days: the mean of each and the six before it; null for the first six. */
export function meanOf(days: readonly PeriodDoses[]): (number | null)[] {
  return sevenDayMean(days.map(({ from, byDose }) => ({ date: from, count: sum(byDose) })));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** The latest first. */
export function daysSheet(
  periods: readonly PeriodDoses[],
  unit: PeriodUnit,
  doseNumbers: readonly number[],
): Sheet {
  return {
    caption: `${PERIOD_UNITS[unit]}ごとの接種回数（新しい順）`,
    columns: [
      PERIOD_UNITS[unit],
      ...doseNumbers.map((doseNumber) => `${doseNumber}回目`),
      "計",
      ...doseNumbers.map((doseNumber) => `${doseNumber}回目の累計`),
      "累計",
    ],
    rows: periods.toReversed().map(({ from, byDose, toDate }) => [
      { from, unit },
      ...withTotal(byDose),
      ...withTotal(toDate),
    ]),
  };
}

function withTotal(counts: readonly number[]): { count: number }[] {
  return [...counts, sum(counts)].map((count) => ({ count }));
}
