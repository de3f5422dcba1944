import { z } from "zod";
import { asciiDigits } from "../digits.ts";

/** 性別: `code` is column 8 of the recipients file. */
export const SEXES = {
  male: { code: "1", label: "男" },
  female: { code: "2", label: "女" },
  other: { code: "3", label: "その他" },
} as const;

/** `Sex.options` lists the values in the order of their codes. */
export const Sex = z.enum(Object.keys(SEXES) as (keyof typeof SEXES)[], {
  error: "性別は男・女・その他のどれかを選んでください。",
});
export type Sex = keyof typeof SEXES;

const byCode = new Map<string, Sex>(Sex.options.map((sex) => [SEXES[sex].code, sex]));

/** The sex a file's code means, full width included; undefined for any other text. */
export function sexByCode(code: string): Sex | undefined {
  return byCode.get(asciiDigits(code));
}

export function sexLabel(sex: Sex): string {
  return SEXES[sex].label;
}
