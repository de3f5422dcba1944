import type { DoseWarnings } from "../db/dose/read_ticket.ts";
import { type DoseWarning, unseenWarnings } from "../domain/dose/dose_warning.ts";
import { PersonConfirmation } from "../domain/dose/person_confirmation.ts";
import { stopReason, StopReasonForm, stopsOf } from "../domain/dose/stop_reason.ts";
import type { FormProblem, Typed } from "../domain/form_problem.ts";
import { parseForm } from "./parse_form.ts";

export interface TypedJudgement {
  problems: FormProblem[];
  /** What was typed is odd, and nobody has said yet that it is right. */
  entryWarnings: DoseWarning[];
  /** Why it is registered although something stops it; undefined where nothing does. */
  reason: string | undefined;
}

/** Whether the person is confirmed, every warning seen, and whatever stops the dose answered. */
export function judgeTypedDose(typed: Typed, { all, ofEntry }: DoseWarnings): TypedJudgement {
  const confirmation = parseForm(PersonConfirmation, typed);
  const judgement = {
    problems: confirmation.ok ? [] : confirmation.problems,
    entryWarnings: [],
    reason: undefined,
  };
  if (unseenWarnings(ofEntry, typed.seenWarnings ?? "").length > 0) {
    return { ...judgement, entryWarnings: ofEntry };
  }
  const stops = stopsOf(all);
  if (stops.length === 0) return judgement;
  const reason = parseForm(StopReasonForm, typed);
  return reason.ok
    ? { ...judgement, reason: stopReason(reason.value, stops) }
    : { ...judgement, problems: [...judgement.problems, ...reason.problems] };
}
