import { z } from "zod";
import { parseDate } from "../date/parse_date.ts";
import { formatDate, type PlainDate } from "../date/plain_date.ts";
import type { TicketKind } from "../ticket/ticket_kind.ts";
import { chosenVaccine } from "./chosen_vaccine.ts";
import { entryText } from "./entry_text.ts";
import { LotNumber } from "./lot_number.ts";
import { CAMPAIGN_START, type Vaccine } from "./vaccine.ts";

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
const LONGEST_DOCTOR = 20;

/** The form of one dose of `kind`, judged on the day `today`; of a vaccine of the list. */
export function doseEntryForm(kind: TicketKind, today: PlainDate, vaccines: readonly Vaccine[]) {
  const examination = kind === "examination";
  return z.object({
    venueName: entryText("会場名", LONGEST_VENUE),
    vaccinatedOn: givenDay(today),
    vaccineCode: examination ? z.any().transform(() => null) : chosenVaccine(vaccines),
    lotNumber: examination ? z.any().transform(() => null) : LotNumber,
    doctorName: entryText("医師名", LONGEST_DOCTOR),
  });
}

/** 接種日 in any way people write a date, and possible when seen on `today`. */
export function givenDay(today: PlainDate) {
  return z.string().transform((typed, context) => {
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
