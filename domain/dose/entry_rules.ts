import { parseDate } from "../date/parse_date.ts";
import { formatDate, type PlainDate } from "../date/plain_date.ts";
import { FORMULA_REFUSED, isFormula } from "../formula_sign.ts";
import { failure, type Result, success } from "../result.ts";
import { spreadsheetDamage } from "../upload/spreadsheet_damage.ts";
import { foldLot } from "./fold_lot.ts";
import { CAMPAIGN_START, lookupVaccine, type Vaccine } from "./vaccine.ts";

/** What may stand in the fields of a dose. Free of zod: tablets without a network judge by it too. */

/** Lengths are those of 予防接種台帳向け出力 (DOMAIN 3.3). */
const LONGEST_VENUE = 30;
const LONGEST_DOCTOR = 20;
const LONGEST_LOT = 20;

export const readVenueName = entryTextRule("会場名", LONGEST_VENUE);
export const readDoctorName = entryTextRule("医師名", LONGEST_DOCTOR);
const readLotText = entryTextRule("ロットNo.", LONGEST_LOT);

/** The rule of a short text that goes to the files: filled in, one line, no formula. */
export function entryTextRule(label: string, longest: number): (typed: string) => Result<string> {
  return (typed) => {
    const text = typed.trim();
    if (text === "") return failure(`${label}を入力してください。`);
    if (text.length > longest) return failure(`${label}は${longest}文字以内で入力してください。`);
    if (/\p{Cc}/u.test(text)) return failure(`${label}から改行やタブを取り除いてください。`);
    return isFormula(text) ? failure(`${label}の${FORMULA_REFUSED}`) : success(text);
  };
}

/** ロットNo. as a person types or pastes it, folded: ㌀ becomes アパート and would no longer fit. */
export function readLotNumber(typed: string): Result<string> {
  const lot = readLotText(foldLot(typed));
  if (!lot.ok || spreadsheetDamage(lot.value) === undefined) return lot;
  return failure(
    "ロットNo.が表計算ソフトで変わった形（1.23E+11や4月1日など）になっています。" +
      "シールのとおりに入力し直してください。",
  );
}

/** The code of a vaccine of the list. */
export function readVaccineCode(code: string, vaccines: readonly Vaccine[]): Result<string> {
  if (lookupVaccine(vaccines, code)) return success(code);
  return failure(
    code === ""
      ? "ワクチンを選んでください。"
      : "選んだワクチンは今は選べません。ワクチンを選び直してください。",
  );
}

/** 接種日 in any way people write a date, and possible when seen on `today`. */
export function readGivenDay(typed: string, today: PlainDate): Result<PlainDate> {
  if (typed.trim() === "") return failure("接種日を入力してください。");
  const date = parseDate(typed);
  if (!date.ok) return date;
  const message = unlikelyDay(date.value, today);
  return message === undefined ? date : failure(message);
}

/** Why a dose cannot have been given on `date`, seen on `today`. */
function unlikelyDay(date: PlainDate, today: PlainDate): string | undefined {
  if (date > today) {
    return `接種日が未来の日付です。今日（${formatDate(today)}）までの日付を入力してください。`;
  }
  if (date >= CAMPAIGN_START) return undefined;
  return `接種日が接種の始まった${formatDate(CAMPAIGN_START)}より前です。入力し直してください。`;
}
