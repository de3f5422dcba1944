import { z } from "zod";
import { parseDate } from "../date/parse_date.ts";
import type { PlainDate } from "../date/plain_date.ts";
import { MOST_DOSES } from "../upload/dose_columns.ts";
import {
  OUTPUT_ENCODINGS,
  OUTPUT_SCOPES,
  type OutputChoice,
  type OutputPeriod,
  PERIOD_BASES,
  type PeriodBasis,
} from "./output_choice.ts";

const DOSE_COUNTS = Array.from({ length: MOST_DOSES }, (_, index) => String(index + 1));

/** The form of 接種対象者登録待ちリスト: who is in it is not to be chosen. */
export const WaitingForm = z.object({
  doseCount: z.enum(DOSE_COUNTS, `回数は1から${MOST_DOSES}までの中から選んでください。`)
    .transform(Number),
  encoding: z.enum(OUTPUT_ENCODINGS, "文字コードを選んでください。"),
  header: z.string().transform((value) => value === "with_header"),
});
export type WaitingForm = z.infer<typeof WaitingForm>;

/** What was typed as one end of a period; blank leaves it open. */
const PeriodEnd = z.string().transform((typed, context): PlainDate | null => {
  if (typed.trim() === "") return null;
  const date = parseDate(typed);
  if (date.ok) return date.value;
  context.addIssue({ code: "custom", message: date.message });
  return z.NEVER;
});

/** The form of 予防接種台帳向け出力. */
export const RegisterForm = WaitingForm.extend({
  scope: z.enum(OUTPUT_SCOPES, "対象を選んでください。"),
  periodBasis: z.string(),
  periodFrom: PeriodEnd,
  periodTo: PeriodEnd,
}).superRefine(({ scope, periodBasis, periodFrom: from, periodTo: to }, context) => {
  const refuse = (field: string, message: string) =>
    context.addIssue({ code: "custom", path: [field], message });
  if (scope !== "period") {
    if (from || to) refuse("scope", STRAY_DATES);
    return;
  }
  if (!isBasis(periodBasis)) {
    refuse("periodBasis", "期間を接種日と接種履歴登録日のどちらで数えるか選んでください。");
  }
  if (!from && !to) refuse("periodFrom", "開始日か終了日を入力してください。");
  if (from && to && from > to) {
    refuse("periodTo", "終了日が開始日より前です。開始日以後の日付を入力してください。");
  }
});
export type RegisterForm = z.infer<typeof RegisterForm>;

const STRAY_DATES = "期間の日付が入力されています。期間で出力するときは「期間を指定」を選び、" +
  "そうでないときは日付を消してください。";

export function waitingChoice(form: WaitingForm): OutputChoice {
  return { kind: "waiting", scope: "all", period: null, ...form };
}

export function registerChoice(form: RegisterForm): OutputChoice {
  const { scope, doseCount, encoding, header } = form;
  return { kind: "register", scope, period: periodOf(form), doseCount, encoding, header };
}

function periodOf({ scope, periodBasis, periodFrom, periodTo }: RegisterForm): OutputPeriod | null {
  if (scope !== "period" || !isBasis(periodBasis)) return null;
  return { basis: periodBasis, from: periodFrom, to: periodTo };
}

function isBasis(text: string): text is PeriodBasis {
  return PERIOD_BASES.some((basis) => basis === text);
}
