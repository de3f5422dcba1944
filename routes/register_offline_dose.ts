import { type DoseWarnings, warnOfDose } from "../db/dose/read_ticket.ts";
import { lookupSentDose, registerDose } from "../db/dose/register_dose.ts";
import type { Register } from "../db/database.ts";
import type { Act } from "../domain/account/act.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { DoseChoices } from "../domain/dose/dose_choices.ts";
import { type DoseEntry, doseEntryForm } from "../domain/dose/dose_entry.ts";
import { unseenWarnings } from "../domain/dose/dose_warning.ts";
import { PersonConfirmation } from "../domain/dose/person_confirmation.ts";
import { stopReason, StopReasonForm, stopsOf } from "../domain/dose/stop_reason.ts";
import type { Typed } from "../domain/form_problem.ts";
import type { OfflineAnswer } from "../domain/offline/offline_answer.ts";
import { readAtObjection } from "../domain/offline/read_at.ts";
import type { SentDose } from "../domain/offline/sent_dose.ts";
import type { Ticket } from "../domain/ticket/ocr_line.ts";
import { knownTicket } from "./known_ticket.ts";
import type { RegistrationEnd } from "./meters.ts";
import { parseForm } from "./parse_form.ts";

export interface OfflineRegistration {
  sent: SentDose;
  typed: Typed;
  choices: DoseChoices;
}

/** What the tablet is told, and what is counted; nothing of who only looked. */
export interface OfflineOutcome {
  answer: OfflineAnswer;
  end?: RegistrationEnd;
}

/**
 * Registers one dose of a tablet's queue, once, however often it is sent: by the counter's rules, only
 * that nobody is there to look. Whatever was not seen where it was read waits for a person.
 */
export async function registerOfflineDose(
  register: Register,
  act: Act,
  { sent, typed, choices }: OfflineRegistration,
): Promise<OfflineOutcome> {
  const ticket = knownTicket(typed.ocrLine);
  if (!ticket.ok) return needsPerson([ticket.message]);
  const form = { ticket: ticket.value, clientKey: sent.clientKey };
  if (await lookupSentDose(register, form)) return AGAIN;
  if (sent.step === "look") return { answer: { outcome: "open" } };
  const judged = judge(act, ticket.value, { sent, typed, choices });
  if (!judged.ok) return needsPerson(judged.reasons);
  const { entry } = judged;
  const warnings = await warnOfDose(register, act, { ticket: ticket.value, typed: entry });
  const { reasons, reason } = judgeWarnings(warnings, typed);
  if (reasons.length > 0) {
    // The counter's form, sent in the same moment, may have been faster.
    return await lookupSentDose(register, form) ? AGAIN : needsPerson(reasons);
  }
  const { vaccines } = choices;
  const { readAt } = sent;
  const dose = { ...form, entry, vaccines, source: "venue" as const, reason, readAt };
  const registered = await registerDose(register, act, dose);
  if (!registered.ok) return needsPerson([registered.message], "refused");
  return { answer: { outcome: "registered" }, end: "registered" };
}

const AGAIN: OfflineOutcome = { answer: { outcome: "registered" }, end: "again" };

function needsPerson(reasons: string[], end: RegistrationEnd = "questioned"): OfflineOutcome {
  return { answer: { outcome: "needs_person", reasons }, end };
}

type Judged = { ok: true; entry: DoseEntry } | { ok: false; reasons: string[] };

/** What can be said of it without the register. */
function judge(
  { at }: Act,
  { kind }: Ticket,
  { sent, typed, choices: { vaccines } }: OfflineRegistration,
): Judged {
  const entry = parseForm(doseEntryForm(kind, japanToday(at), vaccines), typed);
  const confirmation = parseForm(PersonConfirmation, typed);
  const problems = [entry, confirmation].flatMap((form) => form.ok ? [] : form.problems);
  const old = readAtObjection(sent.readAt, at);
  const reasons = [...(old ? [old] : []), ...problems.map(({ message }) => message)];
  return entry.ok && reasons.length === 0
    ? { ok: true, entry: entry.value }
    : { ok: false, reasons };
}

/** What stops it or was not seen; and what was answered at the counter before its network went. */
function judgeWarnings(
  { all }: DoseWarnings,
  typed: Typed,
): { reasons: string[]; reason: string | undefined } {
  const stops = stopsOf(all);
  const answer = parseForm(StopReasonForm, typed);
  const unseen = unseenWarnings(all, typed.seenWarnings ?? "");
  const open = all.filter((warning) =>
    warning.level === "refuse" || unseen.includes(warning) ||
    (warning.level === "stop" && !answer.ok)
  );
  const reason = answer.ok && stops.length > 0 ? stopReason(answer.value, stops) : undefined;
  return { reasons: open.map(({ message }) => message), reason };
}
