import { z } from "zod";
import { parseDate } from "../date/parse_date.ts";
import { formatDate, type PlainDate } from "../date/plain_date.ts";
import type { TicketKind } from "../ticket/ticket_kind.ts";
import { FORMULA_REFUSED, isFormula } from "../upload/formula_sign.ts";
import { CAMPAIGN_START, lookupVaccine } from "./vaccine.ts";

/** What staff fill in beside the ticket: 会場名, 接種日, ワクチン・ロットNo., 医師名. */
export interface DoseEntry {
  venueName: string;
  vaccinatedOn: PlainDate;
  /** Null for 予診のみ, as is the lot. */
  vaccineCode: string | null;
  lotNumber: string | null;
  doctorName: string;
}

/** Lengths are those of 予防接種台帳向け出力 (DOMAIN 3.3). */
const LONGEST_VENUE = 30;
const LONGEST_LOT = 20;
const LONGEST_DOCTOR = 20;

/** The form of one dose of `kind`, judged on the day `today`. */
export function doseEntryForm(kind: TicketKind, today: PlainDate) {
  const examination = kind === "examination";
  return z.object({
    venueName: text("会場名", LONGEST_VENUE),
    vaccinatedOn: z.string().transform((typed, context) => {
      const problem = (message: string) => {
        context.addIssue({ code: "custom", message });
        return z.NEVER;
      };
      if (typed.trim() === "") return problem("接種日を入力してください。");
      const date = parseDate(typed);
      return date.ok ? date.value : problem(date.message);
    }).superRefine((date, context) => {
      const message = unlikelyDay(date, today);
      if (message) context.addIssue({ code: "custom", message });
    }),
    vaccineCode: examination ? z.any().transform(() => null) : z.string()
      .refine((code) => lookupVaccine(code) !== undefined, "ワクチンを選んでください。"),
    // Folded first: ㌀ becomes アパート and would no longer fit.
    lotNumber: examination ? z.any().transform(() => null) : z.string()
      .transform((lot) => lot.normalize("NFKC").toUpperCase())
      .pipe(text("ロットNo.", LONGEST_LOT)),
    doctorName: text("医師名", LONGEST_DOCTOR),
  });
}

/** Why a dose cannot have been given on `date`, seen on `today`. */
function unlikelyDay(date: PlainDate, today: PlainDate): string | undefined {
  if (date > today) {
    return `接種日が未来の日付です。今日（${formatDate(today)}）までの日付を入力してください。`;
  }
  if (date >= CAMPAIGN_START) return undefined;
  return `接種日が接種の始まった${formatDate(CAMPAIGN_START)}より前です。入力し直してください。`;
}

function text(label: string, longest: number) {
  return z.string().trim().min(1, `${label}を入力してください。`)
    .max(longest, `${label}は${longest}文字以内で入力してください。`)
    .regex(/^\P{Cc}*$/u, `${label}から改行やタブを取り除いてください。`)
    .refine((typed) => !isFormula(typed), `${label}の${FORMULA_REFUSED}`);
}
