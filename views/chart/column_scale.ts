import { daysBetween, type PlainDate } from "../../domain/date/plain_date.ts";
import type { ChartWords } from "./chart_words.ts";
import { daySpan, middleOf } from "./day_span.ts";
import { dayTicks, thinned } from "./day_ticks.ts";
import type { PlacedTick } from "./plot.tsx";
import { textWidth } from "./text_width.ts";

/** Where the columns of a chart stand, and what is written below them. */
export interface ColumnScale {
  /** Of each column: which of `parts` equal parts of the width, from 0. */
  places: readonly number[];
  parts: number;
  /** Of each column: its day or name in full. */
  names: readonly string[];
  ticks: readonly PlacedTick[];
  years: readonly PlacedTick[];
}

type Named = { date: PlainDate } | { name: string };

/** By day when the columns have dates, side by side when they have names. */
export function columnScale(columns: readonly Named[], words: ChartWords): ColumnScale {
  const dates = columns.flatMap((column) => "date" in column ? [column.date] : []);
  if (dates.length === columns.length) return byDay(dates, words);
  return byName(columns.map((column) => "date" in column ? column.date : column.name));
}

function byDay(dates: readonly PlainDate[], words: ChartWords): ColumnScale {
  const { first, last, days } = daySpan(dates)!;
  const { ticks, years } = dayTicks(first, last, words);
  const placed = <Tick extends { place: number; text: string }>(tick: Tick) => {
    return { ...tick, at: middleOf(tick.place, days) };
  };
  return {
    places: dates.map((date) => daysBetween(first, date)),
    parts: days,
    names: dates.map(words.day),
    ticks: ticks.map(placed),
    years: years.map(placed),
  };
}

/** Em that the names have together in a chart beside its table, and on a phone. */
const ROOM = 38;
const NARROW_ROOM = 20;

function byName(names: readonly string[]): ColumnScale {
  const widest = Math.max(...names.map(textWidth)) + 1;
  const every = Math.max(1, Math.ceil(names.length * widest / ROOM));
  const shown = names.map((_, place) => place).filter((place) => place % every === 0);
  return {
    places: names.map((_, place) => place),
    parts: names.length,
    names,
    ticks: thinned(shown, NARROW_ROOM / widest).map(({ place, isFine }) => ({
      at: middleOf(place, names.length),
      text: names[place]!,
      isFine,
    })),
    years: [],
  };
}
