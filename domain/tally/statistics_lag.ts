import { sumOf } from "../dose/day_totals.ts";
import type { LagFigure, VenueLagFigure } from "./figures.ts";

/** How late doses were entered: days from 接種日 to 登録日 (in Japan), over `count` doses. */
export interface LagSummary {
  count: number;
  /** Of an even number of doses the mean of the middle two. */
  median: number;
  mean: number;
  /** Doses entered on the day or the day after. */
  soon: number;
  /** Doses entered after two weeks or more. */
  late: number;
}

export interface VenueLag extends LagSummary {
  placeCode: string;
  venueName: string;
}

const SOON_DAYS = 1;
const LATE_DAYS = 14;

/** Undefined when there is no dose. A file may name a 登録日 before the 接種日: its days are negative. */
export function lagSummary(figures: readonly LagFigure[]): LagSummary | undefined {
  const count = sumOf(figures);
  if (count === 0) return undefined;
  const days = figures.reduce((sum, figure) => sum + figure.lagDays * figure.count, 0);
  return {
    count,
    median: medianOf(figures, count),
    mean: days / count,
    soon: sumOf(figures.filter(({ lagDays }) => isSoon(lagDays))),
    late: sumOf(figures.filter(({ lagDays }) => lagDays >= LATE_DAYS)),
  };
}

function isSoon(lagDays: number): boolean {
  return lagDays >= 0 && lagDays <= SOON_DAYS;
}

function medianOf(figures: readonly LagFigure[], count: number): number {
  const sorted = figures.toSorted((a, b) => a.lagDays - b.lagDays);
  const lagAt = (rank: number) => {
    let passed = 0;
    return sorted.find((figure) => (passed += figure.count) > rank)?.lagDays ?? 0;
  };
  return (lagAt(Math.floor((count - 1) / 2)) + lagAt(Math.floor(count / 2))) / 2;
}

/** Each venue, the one with the largest share of late doses first, then the slowest. */
export function lagsByVenue(figures: readonly VenueLagFigure[]): VenueLag[] {
  const venues = Map.groupBy(
    figures,
    ({ placeCode, venueName }) => JSON.stringify([placeCode, venueName]),
  );
  return [...venues.values()].flatMap((own) => {
    const summary = lagSummary(own);
    const { placeCode, venueName } = own[0]!;
    return summary ? [{ placeCode, venueName, ...summary }] : [];
  }).toSorted((a, b) =>
    b.late / b.count - a.late / a.count || b.mean - a.mean || b.count - a.count ||
    a.venueName.localeCompare(b.venueName, "ja", { numeric: true }) ||
    a.placeCode.localeCompare(b.placeCode)
  );
}

/** What the days are put into for charts: from the day named up to the next one. */
const LAG_CLASSES = [
  { from: -Infinity, label: "接種日より前" },
  { from: 0, label: "当日" },
  { from: 1, label: "翌日" },
  { from: 2, label: "2～3日後" },
  { from: 4, label: "4～6日後" },
  { from: 7, label: "7～13日後" },
  { from: LATE_DAYS, label: "14～29日後" },
  { from: 30, label: "30日後から" },
];

export interface LagClass {
  label: string;
  count: number;
}

/** Every class in order, those without doses too, but for the impossible first one. */
export function lagClasses(figures: readonly LagFigure[]): LagClass[] {
  return LAG_CLASSES.map(({ from, label }, index) => {
    const to = LAG_CLASSES[index + 1]?.from ?? Infinity;
    const own = figures.filter(({ lagDays }) => lagDays >= from && lagDays < to);
    return { label, count: sumOf(own) };
  }).filter(({ count }, index) => index > 0 || count > 0);
}
