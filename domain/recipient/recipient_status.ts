import { z } from "zod";
import { asciiDigits } from "../digits.ts";

/** 転出／死亡フラグ: `code` is column 10 of the recipients file. A resident in place has none. */
export const RECIPIENT_STATUSES = {
  moved_out: { code: "1", label: "転出" },
  deceased: { code: "2", label: "死亡" },
  removed: { code: "3", label: "その他削除" },
} as const;

/** Column 10 with this code takes an earlier 1–3 back; a blank column does not. */
export const STATUS_CLEARING_CODE = "9";

/** `RecipientStatus.options` lists the values in the order of their codes. */
export const RecipientStatus = z.enum(
  Object.keys(RECIPIENT_STATUSES) as (keyof typeof RECIPIENT_STATUSES)[],
  { error: "転出／死亡フラグは転出・死亡・その他削除のどれかを選んでください。" },
);
export type RecipientStatus = keyof typeof RECIPIENT_STATUSES;

const byCode = new Map<string, RecipientStatus>(
  RecipientStatus.options.map((status) => [RECIPIENT_STATUSES[status].code, status]),
);

/** The status codes 1–3 set, full width included; undefined for 9 (it clears) and any other text. */
export function recipientStatusByCode(code: string): RecipientStatus | undefined {
  return byCode.get(asciiDigits(code));
}

export function recipientStatusLabel(status: RecipientStatus): string {
  return RECIPIENT_STATUSES[status].label;
}
