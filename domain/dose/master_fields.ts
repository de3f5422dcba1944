import { z } from "zod";
import { parseDate } from "../date/parse_date.ts";
import { asciiDigits } from "../digits.ts";
import { FORMULA_REFUSED, isFormula } from "../formula_sign.ts";
import { failure, type Result, success } from "../result.ts";
import { schemaOf } from "../schema_of.ts";

/** A date in any way people write one; null when it is blank. */
export function optionalDate(label: string) {
  return schemaOf((typed): Result<string | null> => {
    if (typed.trim() === "") return success(null);
    const date = parseDate(typed);
    return date.ok ? date : failure(`${label}：${date.message}`);
  });
}

export function requiredDate(label: string) {
  return schemaOf((typed): Result<string> => {
    if (typed.trim() === "") return failure(`${label}を入力してください。`);
    const date = parseDate(typed);
    return date.ok ? date : failure(`${label}：${date.message}`);
  });
}

/** A whole number, in full or half width; null when it is blank. */
export function optionalNumber(label: string, { from, to }: { from: number; to: number }) {
  return schemaOf((typed): Result<number | null> => {
    const digits = asciiDigits(typed);
    if (digits === "") return success(null);
    const number = Number(digits);
    if (/^\d+$/.test(digits) && number >= from && number <= to) return success(number);
    return failure(`${label}は${from}から${to}までの数字で入力してください。`);
  });
}

/** 備考: may be blank; one line, no formula. */
export function optionalText(label: string, longest: number) {
  return z.string().trim()
    .max(longest, `${label}は${longest}文字以内で入力してください。`)
    .regex(/^\P{Cc}*$/u, `${label}から改行やタブを取り除いてください。`)
    .refine((typed) => !isFormula(typed), `${label}の${FORMULA_REFUSED}`);
}
