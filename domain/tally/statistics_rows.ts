import { daysBetween, type PlainDate } from "../date/plain_date.ts";
import { ageBandOf } from "./cohort.ts";
import type {
  CellFigure,
  EntryFigure,
  PeopleFigure,
  VenueDayFigure,
  VenueLagFigure,
} from "./figures.ts";
import {
  bandLabel,
  coverageByAge,
  doseNumbersOf,
  TALLY_SEX_LABELS,
  TALLY_SEXES,
} from "./statistics_coverage.ts";
import type { StatisticsVariant } from "./statistics_file.ts";
import { runningTotals } from "./statistics_total.ts";
import { venueKey } from "./statistics_venue.ts";

/** Text, or a number that is written as it is. */
export type StatisticsCell = string | number;
export type StatisticsRows = Iterable<StatisticsCell[]>;

/** What a file is made of. `from` and `to` are days of 接種日, both included; null leaves that end open. */
export interface RowsWish {
  variant: StatisticsVariant | null;
  from: PlainDate | null;
  to: PlainDate | null;
}

/** The cells come in the order of days. */
export function* doseRows(cells: readonly CellFigure[], wish: RowsWish): StatisticsRows {
  const key = ({ doseNumber, vaccine, sex, ageFrom }: CellFigure) =>
    [sortable(doseNumber), vaccine, sex, sortable(ageFrom)].join(" ");
  const totals = runningTotals(cells, { keyOf: key, measuresOf: ({ count }) => [count] });
  for (const { vaccinatedOn, sample, ofDay, toDate } of totals) {
    if (!isWithin(vaccinatedOn, wish)) continue;
    const { doseNumber, vaccine, sex, ageFrom } = sample;
    const age = [ageFrom < 0 ? "" : ageFrom, bandLabel(ageFrom)];
    const names = [vaccinatedOn, doseNumber, vaccine, TALLY_SEX_LABELS[sex], ...age];
    if (wish.variant === "cumulative") yield [...names, ...ofDay, ...toDate];
    else if (ofDay.some((count) => count > 0)) yield [...names, ...ofDay];
  }
}

export function* vsysRows(figures: readonly VenueDayFigure[], wish: RowsWish): StatisticsRows {
  const sorted = figures.toSorted((a, b) => inOrder(a.vaccinatedOn, b.vaccinatedOn));
  const totals = runningTotals(sorted, {
    keyOf: (figure) => `${venueKey(figure)} ${figure.vaccine}`,
    measuresOf: ({ count, isOld }) => [count, isOld ? count : 0],
  });
  for (const { vaccinatedOn, sample, ofDay, toDate } of totals) {
    if (!isWithin(vaccinatedOn, wish)) continue;
    const names = [vaccinatedOn, sample.placeCode, sample.venueName, sample.vaccine];
    if (wish.variant === "cumulative") yield [...names, ...ofDay, ...toDate];
    else if (ofDay.some((count) => count > 0)) yield [...names, ...ofDay];
  }
}

export function* entryRows(entries: readonly EntryFigure[], wish: RowsWish): StatisticsRows {
  const within = entries.filter(({ vaccinatedOn }) => isWithin(vaccinatedOn, wish))
    .toSorted((a, b) =>
      inOrder(a.vaccinatedOn, b.vaccinatedOn) || inOrder(a.registeredOn, b.registeredOn)
    );
  for (const [vaccinatedOn, ofDay] of Map.groupBy(within, (entry) => entry.vaccinatedOn)) {
    yield* withShares(ofDay, wish, ({ registeredOn }) => [
      vaccinatedOn,
      registeredOn,
      daysBetween(vaccinatedOn, registeredOn),
    ]);
  }
}

export function* venueLagRows(lags: readonly VenueLagFigure[], wish: RowsWish): StatisticsRows {
  const venues = [...Map.groupBy(lags, venueKey)].toSorted(([a], [b]) => inOrder(a, b));
  for (const [, own] of venues) {
    const sorted = own.toSorted((a, b) => a.lagDays - b.lagDays);
    yield* withShares(sorted, wish, ({ placeCode, venueName, lagDays }) => [
      placeCode,
      venueName,
      lagDays,
    ]);
  }
}

export function* coverageRows(
  people: readonly PeopleFigure[],
  fiscalYear: number,
): StatisticsRows {
  const doseNumbers = doseNumbersOf(people);
  const bySex = TALLY_SEXES.map((sex) => {
    return { sex, ages: coverageByAge(people.filter((one) => one.sex === sex), fiscalYear) };
  });
  for (const { sex, ages } of bySex) {
    for (const { ageFrom: age, people: whole, vaccinated } of ages) {
      const who = [age < 0 ? "" : age, bandLabel(ageBandOf(age)), TALLY_SEX_LABELS[sex]];
      for (const doseNumber of doseNumbers) {
        const count = vaccinated.get(doseNumber) ?? 0;
        yield [fiscalYear, ...who, doseNumber, whole, count, share(count, whole)];
      }
    }
  }
}

/** Each figure with its count and, when it is asked for, the total so far and its share of all. */
function* withShares<Figure extends { count: number }>(
  figures: readonly Figure[],
  { variant }: RowsWish,
  namesOf: (figure: Figure) => StatisticsCell[],
): StatisticsRows {
  const whole = figures.reduce((sum, { count }) => sum + count, 0);
  let toDate = 0;
  for (const figure of figures) {
    toDate += figure.count;
    const running = variant === "cumulative" ? [toDate, share(toDate, whole)] : [];
    yield [...namesOf(figure), figure.count, ...running];
  }
}

/** A per cent as a number without its sign; blank of nobody. */
function share(count: number, whole: number): string {
  return whole === 0 ? "" : (100 * count / whole).toFixed(1);
}

function inOrder(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

function isWithin(day: PlainDate, { from, to }: RowsWish): boolean {
  return (!from || day >= from) && (!to || day <= to);
}

/** -1 to 999 as text that sorts as the number. */
function sortable(number: number): string {
  return String(number + 1).padStart(4, "0");
}
