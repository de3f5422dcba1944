import { asciiDigits } from "../digits.ts";
import { failure, type Result } from "../result.ts";
import { calendarDate } from "./calendar_date.ts";
import { eraDate } from "./era.ts";
import type { PlainDate } from "./plain_date.ts";

const COMPACT = /^(\d{4})(\d{2})(\d{2})$/;
const GREGORIAN = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/;
const JAPANESE = /^(明治?|大正?|昭和?|平成?|令和?|[MTSHR])(元|\d{1,2})\/(\d{1,2})\/(\d{1,2})$/i;

/**
 * A date as people type it: 20210601, 2021/6/1, 2021-06-01, 2021.6.1, 2021年6月1日, R3.6.1,
 * 令和3年6月1日, 令和元年5月1日, ㍻31/4/30, each in full width too. Years 1868–2100.
 */
export function parseDate(text: string): Result<PlainDate> {
  const typed = withSlashes(text);
  const gregorian = COMPACT.exec(typed) ?? GREGORIAN.exec(typed);
  if (gregorian) return calendarDate(yearMonthDay(gregorian.slice(1)));

  const japanese = JAPANESE.exec(typed);
  if (japanese) return eraDate(japanese[1] ?? "", yearMonthDay(japanese.slice(2)));

  return failure("日付は「20210601」「2021/6/1」「令和3年6月1日」のように入力してください。");
}

/** Every separator becomes "/". A blank between two digits stays, lest it join them ("2021 1 1"). */
function withSlashes(text: string): string {
  return asciiDigits(text)
    .replaceAll(/(?<!\d)\s+|\s+(?!\d)/g, "")
    .replace(/^(.+)年(.+)月(\d+)日?$/, "$1/$2/$3")
    // An IME types ー for "-"; Excel and PDF text bring ‐ – −.
    .replaceAll(/[-.ー‐–−]/g, "/");
}

function yearMonthDay([year, month, day]: string[]) {
  return { year: year === "元" ? 1 : Number(year), month: Number(month), day: Number(day) };
}
