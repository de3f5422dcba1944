import { z } from "zod";
import { formatDate, type PlainDate } from "../date/plain_date.ts";
import { entryText } from "./entry_text.ts";
import type { MasterCells } from "./master_change.ts";
import { optionalDate, optionalNumber, requiredDate } from "./master_fields.ts";
import { makerKey, type Vaccine } from "./vaccine.ts";

/** The longest intervals of the schedule are months; more is a slip of the finger. */
const LONGEST_INTERVAL = 3650;
const LONGEST_MAKER = 20;
const LONGEST_PRODUCT = 40;

/** The form of one vaccine of the municipality's list. `offered` is a box to mark. */
export const VaccineForm = z.object({
  maker: entryText("ワクチンメーカー", LONGEST_MAKER),
  product: entryText("製品名", LONGEST_PRODUCT),
  minimumIntervalDays: optionalNumber("接種間隔", { from: 0, to: LONGEST_INTERVAL })
    .refine((days) => days !== null, "接種間隔を入力してください。定めがなければ0にします。")
    .transform((days) => days ?? 0),
  validFrom: requiredDate("有効期間の開始日"),
  validTo: optionalDate("有効期間の終了日"),
  position: optionalNumber("表示順", { from: 1, to: 999 }),
  offered: z.string().transform((marked) => marked === "yes"),
}).superRefine(({ validFrom, validTo }, context) => {
  if (validTo === null || validTo >= validFrom) return;
  const message = `有効期間の終了日は、開始日（${formatDate(validFrom)}）以後にしてください。`;
  context.addIssue({ code: "custom", path: ["validTo"], message });
});
export type VaccineForm = z.infer<typeof VaccineForm>;

/** What the form makes of a vaccine; without a position it goes behind the others. */
export function vaccineOf(
  { offered, position, ...form }: VaccineForm,
  { code, list }: { code: string; list: readonly Vaccine[] },
): Vaccine {
  const stored = list.find((vaccine) => vaccine.code === code);
  const last = Math.max(0, ...list.map((vaccine) => vaccine.position));
  return {
    ...form,
    code,
    cvx: stored?.cvx ?? null,
    position: position ?? stored?.position ?? Math.min(last + 1, 999),
    isOffered: offered,
  };
}

/** Why files could not tell it from another one of the list. */
export function makerClash(vaccine: Vaccine, list: readonly Vaccine[]): string | undefined {
  const other = list.find(({ code, maker }) =>
    code !== vaccine.code && makerKey(maker) === makerKey(vaccine.maker)
  );
  return other &&
    `「${other.maker}」は「${other.product}」のワクチンメーカーとして使われています。` +
      "データ出力や一括登録ではメーカーでワクチンを見分けるため、" +
      "「ファイザー（5～11歳用）」のように、ほかと違う名前にしてください。";
}

/** A vaccine as its history shows it. */
export function vaccineCells(vaccine: Vaccine): MasterCells {
  return {
    ワクチンメーカー: vaccine.maker,
    製品名: vaccine.product,
    接種間隔: `${vaccine.minimumIntervalDays}日以上`,
    有効期間の開始日: formatDate(vaccine.validFrom),
    有効期間の終了日: vaccine.validTo && formatDate(vaccine.validTo),
    表示順: String(vaccine.position),
    画面での選択: vaccine.isOffered ? "選べる" : "選べない",
  };
}

/** What no longer fits that fitted before: each restriction as a sentence. */
export function narrowings(before: Vaccine, after: Vaccine): string[] {
  const isShorter = after.validTo !== null &&
    (before.validTo === null || after.validTo < before.validTo);
  return [
    after.validFrom > before.validFrom &&
    `有効期間の開始日を、${formatDate(before.validFrom)}から${
      formatDate(after.validFrom)
    }へ遅らせます。`,
    isShorter &&
    `有効期間の終了日を、${dayOrNone(before.validTo)}から${dayOrNone(after.validTo)}へ早めます。`,
    after.minimumIntervalDays > before.minimumIntervalDays &&
    `接種間隔を、${before.minimumIntervalDays}日以上から${after.minimumIntervalDays}日以上へ延ばします。`,
  ].filter((sentence) => sentence !== false);
}

/** What is agreed to when a restriction is confirmed: other figures need another confirmation. */
export function narrowingKey({ validFrom, validTo, minimumIntervalDays }: Vaccine): string {
  return [validFrom, validTo ?? "", minimumIntervalDays].join("/");
}

function dayOrNone(day: PlainDate | null): string {
  return day === null ? "「終わりなし」" : formatDate(day);
}
