import { z } from "zod";
import { parseDate } from "../date/parse_date.ts";
import type { PlainDate } from "../date/plain_date.ts";
import { explained, OTHER_REASON, reasonNote } from "../reason.ts";
import { withoutMyNumber } from "../transfer/without_my_number.ts";

/**
 * 支援措置: where a person lives is kept from whoever looks for them. An inquiry of another
 * municipality then says nothing at once; the staff here has to look first.
 */
export interface Protection {
  id: string;
  setAt: Date;
  loginId: string;
  reason: string;
  /** The last day on which it holds; null: until it is released. */
  endsOn: PlainDate | null;
  /** Null while nobody has released it, ended or not. */
  release: { at: Date; loginId: string; reason: string } | null;
}

/** What a page showed of the protections that hold, so that two clerks notice each other. */
export function seenProtections(protections: readonly Pick<Protection, "id">[]): string {
  return protections.map(({ id }) => id).toSorted().join(",");
}

export function isInForce({ release, endsOn }: Protection, today: PlainDate): boolean {
  return release === null && (endsOn === null || endsOn >= today);
}

/** [ours] Who is protected: the law's cases (住民基本台帳事務処理要領), in short. */
export const PROTECTION_REASONS = [
  "DV等支援措置の申出",
  "児童虐待",
  "ストーカー行為等",
  OTHER_REASON,
] as const;

/** [ours] Why it ends before its last day. */
export const PROTECTION_RELEASE_REASONS = [
  "本人から終了の申出があった",
  "期間が終わり、延長の申出がない",
  "誤って登録した",
  OTHER_REASON,
] as const;

const OUTDATED = "画面が古くなっています。照会結果を開き直してください。";
const SEEN = z.string().regex(/^[0-9a-f,-]*$/, OUTDATED).max(1_000, OUTDATED);

/** 支援措置を登録する, or with another reason or last day; `seen` is what the page showed. */
export function protectionForm(today: PlainDate) {
  return z.object({
    protectionReason: z.enum(PROTECTION_REASONS, { error: "支援措置の理由を選んでください。" }),
    protectionNote: withoutMyNumber(reasonNote()),
    endsOn: lastDay(today),
    seen: SEEN,
  }).superRefine(explained("protectionReason", "protectionNote"));
}

/** 支援措置を解除する; `seen` is what the page showed. */
export const ProtectionReleaseForm = z.object({
  protectionReleaseReason: z.enum(PROTECTION_RELEASE_REASONS, {
    error: "解除する理由を選んでください。",
  }),
  protectionReleaseNote: withoutMyNumber(reasonNote()),
  seen: SEEN,
}).superRefine(explained("protectionReleaseReason", "protectionReleaseNote"));

/** Blank: no last day. */
function lastDay(today: PlainDate) {
  return z.string().transform((typed, context): PlainDate | null => {
    if (typed.trim() === "") return null;
    const date = parseDate(typed);
    if (date.ok && date.value > today) return date.value;
    const message = date.ok ? "終了日は明日以後の日付を入力してください。" : date.message;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}
