import { failure, type Result, success } from "../result.ts";
import { formatDate, type PlainDate } from "./plain_date.ts";

export interface YearMonthDay {
  year: number;
  month: number;
  day: number;
}

/** The first year of 明治 and a year no vaccination date reaches: outside, a digit was mistyped. */
const FIRST_YEAR = 1868;
const LAST_YEAR = 2100;

/** The day, or which day does not exist (2月30日) or lies outside 1868–2100. */
export function calendarDate({ year, month, day }: YearMonthDay): Result<PlainDate> {
  const date = `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
  if (month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) {
    return failure(
      `${formatDate(date)}という日付はありません。月と日を確かめて入力してください。`,
    );
  }
  if (year < FIRST_YEAR || year > LAST_YEAR) {
    return failure(
      `${year}年は入力できません。年は西暦${FIRST_YEAR}年から${LAST_YEAR}年までで入力してください。`,
    );
  }
  return success(date);
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days of a month, 1–12. A table, because a million dates of a file are judged by it. */
function daysOf(year: number, month: number): number {
  const isLeapYear = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeapYear ? 29 : DAYS[month - 1]!;
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}
