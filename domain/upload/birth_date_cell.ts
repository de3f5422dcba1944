import { calendarDate } from "../date/calendar_date.ts";
import { dateOfSerial } from "../date/date_serial.ts";
import { parseDate } from "../date/parse_date.ts";
import { formatDate, type PlainDate } from "../date/plain_date.ts";
import { asciiDigits } from "../digits.ts";
import { failure, type Result } from "../result.ts";
import { cellFault, type CellReading } from "./cell_problem.ts";

const EIGHT_DIGITS = /^\d{8}$/;
/** What databases write behind a date that has no time. */
const MIDNIGHT = /[ T]0?0:00(?::00(?:\.0+)?)?$/;
const SERIAL = /^\d{5}$/;

/**
 * 生年月日 of a cell that is not blank: YYYYMMDD, with separators or 和暦. What could mean two days
 * is refused, and a day after `today`, when that is given.
 */
export function readBirthDate(text: string, today?: PlainDate): CellReading<PlainDate> {
  const date = EIGHT_DIGITS.test(text) ? readDigits(text) : readWritten(asciiDigits(text));
  if (!date.ok || today === undefined || date.value <= today) return date;
  return failure(
    `生年月日が未来の日付（${formatDate(date.value)}）です。今日（${
      formatDate(today)
    }）までの日付にしてください。`,
  );
}

function readDigits(text: string): Result<PlainDate> {
  const number = Number(text);
  return calendarDate({
    year: Math.floor(number / 10_000),
    month: Math.floor(number / 100) % 100,
    day: number % 100,
  });
}

function readWritten(text: string): CellReading<PlainDate> {
  if (SERIAL.test(text)) return serialFault(Number(text));
  const unclear = UNCLEAR.find(({ pattern }) => pattern.test(text));
  return unclear ? failure(unclear.message + HOW_TO_WRITE) : fromText(text);
}

function fromText(text: string): Result<PlainDate> {
  const date = parseDate(text.replace(MIDNIGHT, ""));
  // A date that was understood says itself what is wrong with it (2月30日).
  if (date.ok || /ありません|入力できません/.test(date.message)) return date;
  return failure(`日付として読み取れません。${HOW_TO_WRITE}`);
}

function serialFault(serial: number): CellReading<PlainDate> {
  return cellFault(
    "damaged",
    `表計算ソフトの日付の通し番号（${serial}）で、${
      formatDate(dateOfSerial(serial))
    }に当たります。` +
      "列の表示形式を「yyyymmdd」にして、CSVに保存し直してください。",
  );
}

const HOW_TO_WRITE =
  "「19800401」「1980/4/1」「昭和55年4月1日」のように、4桁の西暦か和暦で入力してください。";

/** Forms that could mean more than one day. */
const UNCLEAR: readonly { pattern: RegExp; message: string }[] = [
  { pattern: /^\d{7}$/, message: "7桁の数字です。元号を番号で表した日付は読み取れません。" },
  {
    pattern: /^\d{6}$|^\d{1,2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/,
    message: "年が2桁で、西暦か和暦か分かりません。",
  },
  {
    pattern: /^\d{1,2}[-/.]\d{1,2}[-/.]\d{4}$/,
    message: "年が最後にあり、月と日のどちらが先か分かりません。",
  },
  { pattern: /\d{1,2}-[a-z]{3}-\d{2,4}$/i, message: "月が英語で書かれています。" },
  { pattern: /^\d{4}[-/.年]\d{1,2}月?$|^\d{4}年?$/, message: "年だけ、または年と月だけです。" },
];
