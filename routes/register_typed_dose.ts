import { z } from "zod";
import { type DoseMasters, mastersFor } from "../db/dose/dose_masters.ts";
import { type DoseWarnings, warningsOf } from "../db/dose/read_ticket.ts";
import { lookupSentDose, registerJudgedDose } from "../db/dose/register_dose.ts";
import type { Register } from "../db/database.ts";
import type { Act } from "../domain/account/act.ts";
import { japanToday } from "../domain/date/plain_date.ts";
import type { DoseChoices } from "../domain/dose/dose_choices.ts";
import { type DoseEntry, doseEntryForm } from "../domain/dose/dose_entry.ts";
import type { DoseWarning } from "../domain/dose/dose_warning.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { readAtOf } from "../domain/offline/sent_dose.ts";
import type { DoseSource } from "../domain/record/person_record.ts";
import type { Ticket } from "../domain/ticket/ocr_line.ts";
import { judgeTypedDose } from "./judge_typed_dose.ts";
import { parseForm } from "./parse_form.ts";

export interface TypedRegistration {
  ticket: Ticket;
  typed: Typed;
  /** What the form lets choose. */
  choices: Pick<DoseChoices, "vaccines">;
  source: DoseSource;
  /** Those of the giver for the lot that was typed (`mastersFor`), where they are at hand. */
  masters?: DoseMasters;
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
  { ticket, typed, choices, source, masters }: TypedRegistration,
): Promise<RegistrationOutcome> {
  const form = { ticket, clientKey: clientKeyOf(typed) };
  const { vaccines } = choices;
  const entry = parseForm(doseEntryForm(ticket.kind, japanToday(act.at), vaccines), typed);
  if (!entry.ok) {
    const sent = await lookupSentDose(register, form);
    if (sent) return { ok: true, doseId: sent };
    const { problems } = judgeTypedDose(typed, { all: [], ofEntry: [] });
    return refused([...entry.problems, ...problems]);
  }
  const known = masters ??
    await mastersFor(register, act.actor.municipalityCode, entry.value.lotNumber);
  const outcome = await registerJudgedDose<Objection>(register, act, {
    ...form,
    entry: entry.value,
    vaccines,
    source,
    readAt: readAtOf(typed),
    judge: (standing) => objectionTo(typed, warningsOf({ ...standing, ...known }, entry.value)),
  });
  switch (outcome.kind) {
    case "registered":
      return { ok: true, doseId: outcome.doseId, entry: entry.value };
    case "sent_before":
      return { ok: true, doseId: outcome.doseId };
    case "refused":
      return refused([problem(outcome.message)], entry.value);
    case "objected":
      return { ...refused(outcome.objection.problems, entry.value), ...outcome.objection };
  }
}

type Objection = Pick<RefusedRegistration, "problems" | "entryWarnings">;

/** What nobody may register, or what the form has not answered yet. */
function objectionTo(typed: Typed, warnings: DoseWarnings) {
  const refusal = warnings.all.find(({ level }) => level === "refuse");
  const { problems, entryWarnings, reason } = refusal
    ? { problems: [problem(refusal.message)], entryWarnings: [], reason: undefined }
    : judgeTypedDose(typed, warnings);
  return problems.length + entryWarnings.length > 0
    ? { ok: false as const, objection: { problems, entryWarnings } }
    : { ok: true as const, reason };
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
