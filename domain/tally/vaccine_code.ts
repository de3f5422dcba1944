import { makerKey, PRESET_VACCINES } from "../dose/vaccine.ts";

/** The manual's vaccines by their code; what a municipality named itself is told to nobody. */
export const VACCINE_CODES = ["pfizer", "moderna", "astrazeneca", "other"] as const;
export type VaccineCode = typeof VACCINE_CODES[number];

const codeByMaker = new Map(PRESET_VACCINES.map(({ maker, code }) => [makerKey(maker), code]));

export function vaccineCodeOf(maker: string): VaccineCode {
  const code = codeByMaker.get(makerKey(maker));
  return VACCINE_CODES.find((each) => each === code) ?? "other";
}
