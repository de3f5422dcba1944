import { formatDate, type PlainDate } from "../../domain/date/plain_date.ts";
import { inMillions, inTenThousands } from "./number_text.ts";

/** What charts write by themselves, in one language. */
export interface ChartWords {
  /** In full: "1,234". */
  count(value: number): string;
  /** Short, on an axis and at the end of a line: "120万". */
  short(value: number): string;
  percent(value: number): string;
  day(date: PlainDate): string;
  /** In the little room below an axis: "6/1". */
  shortDay(date: PlainDate): string;
  month(date: PlainDate): string;
  year(date: PlainDate): string;
  period(first: string, last: string): string;
  /** A name and its figure: "1回目 1,234". */
  named(name: string, figure: string): string;
  /** Between what a chart shows and its figures, and between these. */
  colon: string;
  comma: string;
  mean: string;
  most: string;
  highest: string;
  lowest: string;
  /** A class of a map's legend; without `to` it is the last. */
  range(from: string, to?: string): string;
  male: string;
  female: string;
  /** Everybody of an age band, of whom a part is filled. */
  whole: string;
  noFigure: string;
  nothing: string;
  showTable: string;
  mapCredit: string;
  /** Which of a prefecture's names the map writes. */
  prefectureName(names: { japanese: string; english: string }): string;
}

// Kept: making one for each figure takes twenty times as long as writing it.
const japanese = new Intl.NumberFormat("ja-JP", { maximumFractionDigits: 1 });
const english = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });

export const JAPANESE_CHART: ChartWords = {
  count: (value) => japanese.format(value),
  short: inTenThousands,
  percent: (value) => `${value}%`,
  day: formatDate,
  shortDay: (date) => `${monthOf(date)}/${Number(date.slice(8))}`,
  month: (date) => `${monthOf(date)}月`,
  year: (date) => `${date.slice(0, 4)}年`,
  period: (first, last) => `${first}～${last}`,
  named: (name, figure) => `${name} ${figure}`,
  colon: "：",
  comma: "、",
  mean: "7日平均",
  most: "最多",
  highest: "最高",
  lowest: "最低",
  range: (from, to) => to === undefined ? `${from}以上` : `${from}以上${to}未満`,
  male: "男",
  female: "女",
  whole: "全員",
  noFigure: "数値なし",
  nothing: "表示する数値がまだありません。",
  showTable: "表で見る",
  mapCredit: "地図：Map of Japan (Victor Cazanave, CC BY 4.0) を簡略化",
  prefectureName: ({ japanese }) => japanese,
};

export const ENGLISH_CHART: ChartWords = {
  count: (value) => english.format(value),
  short: inMillions,
  percent: (value) => `${value}%`,
  day: (date) => `${Number(date.slice(8))} ${monthName(date)} ${date.slice(0, 4)}`,
  shortDay: (date) => `${Number(date.slice(8))} ${monthName(date)}`,
  month: monthName,
  year: (date) => date.slice(0, 4),
  period: (first, last) => `${first} – ${last}`,
  named: (name, figure) => `${name} ${figure}`,
  colon: ": ",
  comma: ", ",
  mean: "7-day average",
  most: "most on",
  highest: "highest",
  lowest: "lowest",
  range: (from, to) => to === undefined ? `${from} and over` : `${from} to under ${to}`,
  male: "Men",
  female: "Women",
  whole: "Everybody",
  noFigure: "no figure",
  nothing: "There are no figures yet.",
  showTable: "Show as a table",
  mapCredit: "Map: Map of Japan (Victor Cazanave, CC BY 4.0), simplified",
  prefectureName: ({ english }) => english,
};

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function monthName(date: PlainDate): string {
  return MONTHS[monthOf(date) - 1]!;
}

function monthOf(date: PlainDate): number {
  return Number(date.slice(5, 7));
}
