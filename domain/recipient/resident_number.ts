import type { z } from "zod";
import { failure, type Result, success } from "../result.ts";
import { schemaOf } from "../schema_of.ts";
import { FORMULA_REFUSED, holdsFormula } from "../formula_sign.ts";

const LONGEST = 50;
/** Nearly every number: nothing in it needs a closer look. */
const PLAIN = /^[0-9A-Za-z]{1,50}$/;

/**
 * 個別宛名番号 exactly as the municipality's file gave it: the output must return it unchanged
 * (「ゼロ埋めなし」 or padded). Compare by `residentNumberKey`, never by this string.
 */
export function readResidentNumber(text: string): Result<string> {
  if (PLAIN.test(text)) return success(text);
  if (text.trim() === "") return failure("個別宛名番号を入力してください。");
  if (text.length > LONGEST) {
    return failure(`個別宛名番号は${LONGEST}文字以内で入力してください。`);
  }
  if (/\p{Cc}/u.test(text)) {
    return failure(
      "個別宛名番号に改行やタブなどの制御文字があります。取り除いてください。",
    );
  }
  return holdsFormula(text.trim()) ? failure(`個別宛名番号の${FORMULA_REFUSED}`) : success(text);
}

export const ResidentNumber = schemaOf(readResidentNumber);
export type ResidentNumber = z.infer<typeof ResidentNumber>;

/**
 * The form two spellings of one number share: folded to half width and trimmed; a number loses its
 * zero padding ("000123" = "１２３", all zeros = "0"), mixed text such as "A-001" keeps its zeros.
 */
export function residentNumberKey(asLoaded: string): string {
  const folded = PLAIN.test(asLoaded) ? asLoaded : asLoaded.normalize("NFKC").trim();
  return /^\d+$/.test(folded) ? folded.replace(/^0+(?=\d)/, "") : folded;
}
