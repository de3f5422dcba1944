import { asciiDigits } from "../digits.ts";
import { isKana, nameKey } from "../recipient/name_key.ts";
import { failure, type Result, success } from "../result.ts";

/** What 当日の一覧 is searched by: part of a ticket's number, or of a name or its kana. */
export type TodaysSearch = { ticketNumber: string } | { name: string; kanaKey: string };

const SEPARATORS = /[\s\-ー‐−]/g;
const NUMBER_LENGTH = 10;
const LINE_LENGTH = 18;

/** One box for both: digits are a ticket's number or its whole OCR line, all else is a name. */
export function readTodaysSearch(text: string): Result<TodaysSearch> {
  const typed = asciiDigits(text);
  const digits = typed.replaceAll(SEPARATORS, "");
  if (digits === "") return failure("券番号か、氏名・カナ氏名を入力してください。");
  if (!/^\d+$/.test(digits)) {
    const kanaKey = isKana(typed) ? nameKey(typed, "") : "";
    return success({ name: typed.replaceAll(/\s/g, ""), kanaKey });
  }
  if (digits.length <= NUMBER_LENGTH) return success({ ticketNumber: digits });
  if (digits.length === LINE_LENGTH) return success({ ticketNumber: digits.slice(-NUMBER_LENGTH) });
  return failure("数字は、券番号（10桁まで）か、OCRライン（18桁）を入力してください。");
}
