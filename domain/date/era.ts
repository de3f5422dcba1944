import { failure, type Result, success } from "../result.ts";
import { calendarDate, type YearMonthDay } from "./calendar_date.ts";
import { formatDate, type PlainDate } from "./plain_date.ts";

interface Era {
  name: string;
  letter: string;
  first: PlainDate;
  /** Undefined while the era lasts. */
  last?: PlainDate;
}

/**
 * 和暦, with the days the change of era took effect (改元の詔書・政令). The day of a change belongs
 * to the new era. Days of 明治1–5 are read as Gregorian: Japan's old calendar ended in 1872.
 */
const ERAS: readonly Era[] = [
  { name: "明治", letter: "M", first: "1868-10-23", last: "1912-07-29" },
  { name: "大正", letter: "T", first: "1912-07-30", last: "1926-12-24" },
  { name: "昭和", letter: "S", first: "1926-12-25", last: "1989-01-07" },
  { name: "平成", letter: "H", first: "1989-01-08", last: "2019-04-30" },
  { name: "令和", letter: "R", first: "2019-05-01" },
];

/**
 * The day a Japanese-calendar date means; `year` counts within the era (元年 = 1). `eraName` is
 * "令和", "令" or "R", either case. Fails when that year or day does not lie in the era.
 */
export function eraDate(eraName: string, { year, month, day }: YearMonthDay): Result<PlainDate> {
  const era = ERAS.find(({ name, letter }) =>
    [name, name.charAt(0), letter].includes(eraName.toUpperCase())
  );
  if (!era) return failure("年号は明治・大正・昭和・平成・令和のどれかで入力してください。");

  const firstYear = Number(era.first.slice(0, 4));
  const lastYear = era.last ? Number(era.last.slice(0, 4)) : Infinity;
  const gregorianYear = firstYear + year - 1;
  if (year < 1 || gregorianYear > lastYear) return outsideEra(era, `${year}年`);

  const date = calendarDate({ year: gregorianYear, month, day });
  if (!date.ok) return date;
  const isInEra = date.value >= era.first && (!era.last || date.value <= era.last);
  return isInEra ? success(date.value) : outsideEra(era, `${year}年${month}月${day}日`);
}

function outsideEra(era: Era, given: string): Result<PlainDate> {
  const span = `${formatDate(era.first)}から${era.last ? formatDate(era.last) + "まで" : ""}`;
  return failure(
    `${era.name}${given}はありません。${era.name}は${span}です。年号と年を確かめて入力してください。`,
  );
}
