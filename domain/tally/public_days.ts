import { daysLater } from "../date/days_later.ts";
import { type PlainDate } from "../date/plain_date.ts";
import { CAMPAIGN_START } from "../dose/vaccine.ts";
import { everyDay } from "./every_day.ts";
import type { DayFigure } from "./figures.ts";
import { inTens, SMALL } from "./public_counts.ts";
import { sevenDayMean } from "./seven_day_mean.ts";

/** Doses of one day, in tens, in the order of `doseSeries`. */
export interface PublicDay {
  date: PlainDate;
  counts: number[];
  /** Of this day and all before it. */
  soFar: number[];
  /** Doses a day of it and the six before, in tens; null as long as there are not so many. */
  mean: number | null;
}

const MOST_SERIES = 4;
const DAYS_OF_WEEK = 7;

/** One line or colour of the charts: one dose, or the last of them, which begins a long list's rest. */
export interface DoseSeries {
  doseNumber: number;
  isRest: boolean;
}

/** At most four: a chart of more lines is not read. */
export function doseSeries(doseNumbers: readonly number[]): DoseSeries[] {
  const isLong = doseNumbers.length > MOST_SERIES;
  return doseNumbers.slice(0, MOST_SERIES).map((doseNumber, index) => ({
    doseNumber,
    isRest: isLong && index === MOST_SERIES - 1,
  }));
}

/**
 * Every day from the first dose to the one after which less than ten came, `last` at the latest.
 * What is dated before the campaign, by mistake, counts in its first day's `soFar`.
 */
export function publicDays(
  figures: readonly DayFigure[],
  { doseNumbers, last }: { doseNumbers: readonly number[]; last: PlainDate },
): PublicDay[] {
  const series = doseSeries(doseNumbers);
  const early = figures.filter(({ vaccinatedOn }) => vaccinatedOn < CAMPAIGN_START);
  const dated = figures.filter(({ vaccinatedOn }) =>
    vaccinatedOn >= CAMPAIGN_START && vaccinatedOn <= last
  );
  const byDay = Map.groupBy(dated, ({ vaccinatedOn }) => vaccinatedOn);
  const [first] = [...byDay.keys()].toSorted();
  const days = first === undefined ? [] : everyDay(first, last)
    .map((date) => ({ date, counts: countsOf(byDay.get(date) ?? [], series) }));
  const shown = withoutTail(days);
  const means = sevenDayMean(shown.map(({ date, counts }) => ({ date, count: sum(counts) })));
  const soFar = countsOf(early, series);
  return shown.map(({ date, counts }, index) => {
    counts.forEach((count, place) => soFar[place]! += count);
    const mean = means[index]!;
    return {
      date,
      counts: counts.map(inTens),
      soFar: soFar.map(inTens),
      mean: mean === null ? null : inTens(mean),
    };
  });
}

type CountedDay = Pick<PublicDay, "date" | "counts">;

/** In the order of `series`. */
function countsOf(figures: readonly DayFigure[], series: readonly DoseSeries[]): number[] {
  return series.map(({ doseNumber, isRest }) => {
    const own = figures.filter((each) =>
      isRest ? each.doseNumber >= doseNumber : each.doseNumber === doseNumber
    );
    return sum(own.map(({ count }) => count));
  });
}

/** A few late or mistyped doses make no empty years of the end. */
function withoutTail(days: readonly CountedDay[]): CountedDay[] {
  let left = sum(days.flatMap(({ counts }) => counts));
  const end = days.findIndex(({ counts }) => (left -= sum(counts)) < SMALL);
  return days.slice(0, end + 1);
}

/** Doses a day in the week before `day`, in tens; null when the campaign is younger. */
export function recentMean(figures: readonly DayFigure[], day: PlainDate): number | null {
  const week = { first: daysLater(day, -DAYS_OF_WEEK), last: daysLater(day, -1) };
  if (!figures.some(({ vaccinatedOn }) => vaccinatedOn <= week.first)) return null;
  const recent = figures.filter(({ vaccinatedOn }) =>
    week.first <= vaccinatedOn && vaccinatedOn <= week.last
  );
  return inTens(sum(recent.map(({ count }) => count)) / DAYS_OF_WEEK);
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0);
}
