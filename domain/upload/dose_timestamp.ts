import { asciiDigits } from "../digits.ts";
import { calendarDate } from "../date/calendar_date.ts";
import { parseDate } from "../date/parse_date.ts";
import type { PlainDate } from "../date/plain_date.ts";
import { failure, type Result, success } from "../result.ts";

const COMPACT = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/;
/** As a spreadsheet or another system writes it: date, blank or T, and a time. */
const SEPARATED = /^(\S+?)(?:\s+|T)(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

/**
 * 接種履歴登録日時: YYYYMMDDHHMMSS in Japan time (24 hours), also 2021/7/1 9:30 and a date alone,
 * which means its midnight. Answers ISO 8601 with Japan's offset; nothing after `today`.
 */
export function readDoseTimestamp(text: string, today: PlainDate): Result<string> {
  const typed = COMPACT.test(text) ? text : asciiDigits(text);
  const [date, ...time] = partsOf(typed);
  if (!date.ok) return isDateLike(typed) ? date : failure(EXPECTED);
  const [hour = 0, minute = 0, second = 0] = time;
  if (hour > 23 || minute > 59 || second > 59) {
    return failure("この時刻はありません。時は00〜23、分と秒は00〜59にしてください。");
  }
  if (date.value > today) {
    return failure("接種履歴登録日時が未来の日付です。日時を確かめるか、空白にしてください。");
  }
  return success(`${date.value}T${[hour, minute, second].map(twoDigits).join(":")}+09:00`);
}

const EXPECTED =
  "「20210701093000」（年月日時分秒の14桁、日本時間）の形にするか、空白にしてください。";

function partsOf(typed: string): [Result<PlainDate>, ...number[]] {
  const compact = COMPACT.exec(typed)?.slice(1).map(Number);
  if (compact) {
    const [year = 0, month = 0, day = 0, ...time] = compact;
    return [calendarDate({ year, month, day }), ...time];
  }
  const separated = SEPARATED.exec(typed);
  if (!separated) return [parseDate(typed)];
  const [, date = "", ...time] = separated;
  return [parseDate(date), ...time.map((part) => Number(part ?? 0))];
}

/** Fourteen digits, or a date with or without a time: then the fault is one of the calendar. */
function isDateLike(typed: string): boolean {
  return COMPACT.test(typed) || /^\d{8}$/.test(typed) || SEPARATED.test(typed);
}

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}
