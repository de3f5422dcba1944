import { z } from "zod";

/**
 * 個別宛名番号 exactly as the municipality's file gave it: the output must return it unchanged
 * (「ゼロ埋めなし」 or padded). Compare by `residentNumberKey`, never by this string.
 */
export const ResidentNumber = z.string()
  .refine((text) => text.trim() !== "", {
    error: "個別宛名番号を入力してください。",
    abort: true,
  })
  .max(50, { error: "個別宛名番号は50文字以内で入力してください。" })
  .refine((text) => !/\p{Cc}/u.test(text), {
    error: "個別宛名番号に改行やタブなどの制御文字があります。取り除いてください。",
  });
export type ResidentNumber = z.infer<typeof ResidentNumber>;

/**
 * The form two spellings of one number share: folded to half width and trimmed; a number loses its
 * zero padding ("000123" = "１２３", all zeros = "0"), mixed text such as "A-001" keeps its zeros.
 */
export function residentNumberKey(asLoaded: string): string {
  const folded = asLoaded.normalize("NFKC").trim();
  return /^\d+$/.test(folded) ? folded.replace(/^0+(?=\d)/, "") : folded;
}
