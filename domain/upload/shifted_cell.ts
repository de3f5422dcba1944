import { parseDate } from "../date/parse_date.ts";
import { asciiDigits } from "../digits.ts";
import { readMyNumber } from "../recipient/my_number.ts";
import { isKana } from "../recipient/name_key.ts";
import type { RecipientColumn } from "./recipient_columns.ts";

/** What kind of value a text looks like, wherever it stands. */
export type CellLook = "code" | "date" | "my_number" | "number" | "kana" | "kanji" | "other";

/** Words that people write where a code belongs: wrong there, yet no sign of a shifted column. */
const WORDS =
  /^(?:男性?|女性?|その他.*|不明|male|female|転出|転入|転居|死亡|消除|職権.*|削除|取消|なし|無)$/i;

export function lookOf(text: string): CellLook {
  const value = asciiDigits(text);
  if (/^\d$/.test(value)) return "code";
  if (/\d/.test(value) && parseDate(value).ok) return "date";
  if (/^[\d\s\-/.:]*\d[\d\s\-/.:]*$/.test(value)) {
    return readMyNumber(value).ok ? "my_number" : "number";
  }
  if (WORDS.test(value) || value.length < 2 || /\d/.test(value)) return "other";
  if (isKana(value)) return "kana";
  return /\p{Script=Han}/u.test(value) ? "kanji" : "other";
}

/** What in a column, once refused there, was probably meant for another one. */
const STRANGERS: Record<RecipientColumn, readonly CellLook[]> = {
  residentNumber: [],
  myNumber: ["code", "date", "kana", "kanji"],
  familyName: ["code", "date", "my_number", "number"],
  givenName: ["code", "date", "my_number", "number"],
  familyKana: ["code", "date", "my_number", "number", "kanji"],
  givenKana: ["code", "date", "my_number", "number", "kanji"],
  birthDate: ["code", "my_number", "kana", "kanji"],
  sex: ["date", "my_number", "number", "kana", "kanji"],
  ticketNumber: ["date", "my_number", "kana", "kanji"],
  flag: ["date", "my_number", "number", "kana", "kanji"],
};

/** Whether a refused value of `column` looks like another column's. */
export function isShifted(column: RecipientColumn, text: string): boolean {
  return STRANGERS[column].includes(lookOf(text));
}
