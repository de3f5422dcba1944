import { z } from "zod";
import { FORMULA_REFUSED, isFormula } from "../formula_sign.ts";

/** The rule of a short text that goes to the files: filled in, one line, no formula. */
export function entryText(label: string, longest: number) {
  return z.string().trim().min(1, `${label}を入力してください。`)
    .max(longest, `${label}は${longest}文字以内で入力してください。`)
    .regex(/^\P{Cc}*$/u, `${label}から改行やタブを取り除いてください。`)
    .refine((typed) => !isFormula(typed), `${label}の${FORMULA_REFUSED}`);
}
