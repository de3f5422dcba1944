import { type DoseEntry, doseEntryForm } from "../domain/dose/dose_entry.ts";
import { doseWarnings, entryWarnings } from "../domain/dose/dose_warning.ts";
import type { TicketCircumstances } from "../domain/dose/ticket_circumstances.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { judgeTypedDose } from "./judge_typed_dose.ts";
import { parseForm } from "./parse_form.ts";
import type { RefusedRegistration } from "./register_typed_dose.ts";

export type PracticeOutcome = { ok: true; entry: DoseEntry } | RefusedRegistration;

/** What `registerTypedDose` would answer, of a ticket that is none. */
export function judgePracticeDose(
  circumstances: TicketCircumstances,
  typed: Typed,
): PracticeOutcome {
  const { ticket: { kind }, today, vaccines } = circumstances;
  const entry = parseForm(doseEntryForm(kind, today, vaccines), typed);
  if (!entry.ok) {
    const { problems } = judgeTypedDose(typed, { all: [], ofEntry: [] });
    return refused([...entry.problems, ...problems]);
  }
  const all = doseWarnings(circumstances, entry.value);
  const refusal = all.find(({ level }) => level === "refuse");
  if (refusal) return refused([{ field: "", message: refusal.message }], entry.value);
  const ofEntry = entryWarnings(circumstances, entry.value);
  const { problems, entryWarnings: unseen } = judgeTypedDose(typed, { all, ofEntry });
  if (problems.length + unseen.length === 0) return { ok: true, entry: entry.value };
  return { ...refused(problems, entry.value), entryWarnings: unseen };
}

function refused(problems: FormProblem[], entry?: DoseEntry): RefusedRegistration {
  return { ok: false, problems, entryWarnings: [], entry };
}
