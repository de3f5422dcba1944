import type { Act } from "../../domain/account/act.ts";
import { unseenWarnings } from "../../domain/dose/dose_warning.ts";
import type { Register } from "../database.ts";
import { warnOfDose } from "./read_ticket.ts";
import { type DoseRegistration, lookupSentDose, registerDose } from "./register_dose.ts";

/** unseen: it has warnings nobody has looked at yet, or one that wants more than a look. */
export type SeenDoseOutcome =
  | { kind: "registered"; doseId: string }
  | { kind: "refused"; message: string }
  | { kind: "unseen" };

/**
 * Registers one dose of a stack, if all that is odd about it are cautions that stood on the row
 * (`seenWarnings`). What needs a reason is registered one by one, never in a stack. The same row
 * sent twice registers once and answers the same dose.
 */
export async function registerSeenDose(
  register: Register,
  act: Act,
  { registration, seen }: { registration: DoseRegistration; seen: string },
): Promise<SeenDoseOutcome> {
  const sent = await lookupSentDose(register, registration);
  if (sent) return { kind: "registered", doseId: sent };
  const { ticket, entry } = registration;
  const { all } = await warnOfDose(register, act, { ticket, typed: entry });
  const isOpen = all.some(({ level }) => level !== "caution");
  if (isOpen || unseenWarnings(all, seen).length > 0) return { kind: "unseen" };
  const registered = await registerDose(register, act, registration);
  return registered.ok
    ? { kind: "registered", doseId: registered.value }
    : { kind: "refused", message: registered.message };
}
