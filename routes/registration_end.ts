import type { RegistrationEnd } from "./meters.ts";
import type { RegistrationOutcome } from "./register_typed_dose.ts";

/** What came of a form of the counter, in the words of the metrics. */
export function registrationEnd(outcome: RegistrationOutcome): RegistrationEnd {
  if (outcome.ok) return outcome.entry ? "registered" : "again";
  return outcome.problems.length > 0 ? "refused" : "questioned";
}
