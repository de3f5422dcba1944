import { z } from "zod";
import { formatDateTime } from "../date/plain_date.ts";
import { explained, OTHER_REASON, reasonNote } from "../reason.ts";
import { withoutMyNumber } from "../transfer/without_my_number.ts";

/** [ours] What a My Number is looked at for (番号法: only for the work it was given for). */
export const MY_NUMBER_REASONS = [
  "住民記録との照合",
  "番号の誤り・重複の確認",
  "ほかの自治体への照会",
  "本人からの開示請求",
  OTHER_REASON,
] as const;

/** マイナンバーを表示する. */
export const MyNumberForm = z.object({
  myNumberReason: z.enum(MY_NUMBER_REASONS, { error: "表示する理由を選んでください。" }),
  myNumberNote: withoutMyNumber(reasonNote("理由の説明")),
}).superRefine(explained("myNumberReason", "myNumberNote"));
export type MyNumberForm = z.infer<typeof MyNumberForm>;

/** Seconds for which a shown number stays on the screen. */
export const SHOWN_SECONDS = 60;

/** [ours] More than anybody's work takes; a whole register cannot be copied from the screen. */
export const SHOWN_PER_HOUR = 20;
const MS_PER_MINUTE = 60_000;
const MS_COUNTED = 60 * MS_PER_MINUTE;

/** From when on what was shown counts at that moment. */
export function shownSince(at: Date): Date {
  return new Date(at.getTime() - MS_COUNTED);
}

/** What is said to who has to wait until the one shown at `oldest` no longer counts. */
export function shownTooOften(oldest: Date): string {
  const ends = oldest.getTime() + MS_COUNTED;
  const resumes = new Date(Math.ceil(ends / MS_PER_MINUTE) * MS_PER_MINUTE);
  return `マイナンバーの表示が、1時間に${SHOWN_PER_HOUR}件の上限に達しました。表示していません。` +
    `${formatDateTime(resumes)}から表示できます。`;
}

/** "1234 5678 9018": in groups of four, as on the card. */
export function groupedMyNumber(myNumber: string): string {
  return myNumber.replace(/(\d{4})(?=\d)/g, "$1 ");
}
