import { z } from "zod";
import { warnOfDose } from "../db/dose/read_ticket.ts";
import { lookupSentDose, registerDose } from "../db/dose/register_dose.ts";
import type { Register } from "../db/database.ts";
import type { Act } from "../domain/account/act.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { DoseChoices } from "../domain/dose/dose_choices.ts";
import { type DoseEntry, doseEntryForm } from "../domain/dose/dose_entry.ts";
import type { DoseWarning } from "../domain/dose/dose_warning.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import type { DoseSource } from "../domain/record/person_record.ts";
import type { Ticket } from "../domain/ticket/ocr_line.ts";
import { judgeTypedDose } from "./judge_typed_dose.ts";
import { parseForm } from "./parse_form.ts";

export interface TypedRegistration {
  ticket: Ticket;
  typed: Typed;
  choices: DoseChoices;
  source: DoseSource;
}

export type RegistrationOutcome =
  | { ok: true; doseId: string; /** Undefined when it was registered before. */ entry?: DoseEntry }
  | RefusedRegistration;

export interface RefusedRegistration {
  ok: false;
  problems: FormProblem[];
  /** What was typed is odd, and nobody has said yet that it is right. */
  entryWarnings: DoseWarning[];
  /** Undefined while it cannot be read. */
  entry: DoseEntry | undefined;
}

/**
 * Registers what the form of a reading says: once, whoever sends it how often; only with the person
 * confirmed, every warning seen, and a reason where something stops it.
 */
export async function registerTypedDose(
  register: Register,
  act: Act,
  { ticket, typed, choices, source }: TypedRegistration,
): Promise<RegistrationOutcome> {
  const form = { ticket, clientKey: clientKeyOf(typed) };
  const sent = await lookupSentDose(register, form);
  if (sent) return { ok: true, doseId: sent };
  const { vaccines } = choices;
  const entry = parseForm(doseEntryForm(ticket.kind, japanToday(act.at), vaccines), typed);
  if (!entry.ok) {
    const { problems } = judgeTypedDose(typed, { all: [], ofEntry: [] });
    return refused([...entry.problems, ...problems]);
  }
  const warnings = await warnOfDose(register, act, { ticket, typed: entry.value });
  const refusal = warnings.all.find(({ level }) => level === "refuse");
  if (refusal) {
    // It may be this very form that was faster.
    const sent = await lookupSentDose(register, form);
    return sent ? { ok: true, doseId: sent } : refused([problem(refusal.message)], entry.value);
  }
  const { problems, entryWarnings, reason } = judgeTypedDose(typed, warnings);
  if (problems.length + entryWarnings.length > 0) {
    return { ...refused(problems, entry.value), entryWarnings };
  }
  const dose = { ...form, entry: entry.value, vaccines, source, reason };
  const registered = await registerDose(register, act, dose);
  if (!registered.ok) return refused([problem(registered.message)], entry.value);
  return { ok: true, doseId: registered.value, entry: entry.value };
}

function problem(message: string): FormProblem {
  return { field: "", message };
}

function refused(problems: FormProblem[], entry?: DoseEntry): RefusedRegistration {
  return { ok: false, problems, entryWarnings: [], entry };
}

/** Without a usable key the form can still be sent, only a second time counts as another one. */
function clientKeyOf(typed: Typed): string {
  const key = z.uuid().safeParse(typed.clientKey);
  return key.success ? key.data : crypto.randomUUID();
}
