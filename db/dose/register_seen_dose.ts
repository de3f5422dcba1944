import type { Act } from "../../domain/account/act.ts";
import { unseenWarnings } from "../../domain/dose/dose_warning.ts";
import type { Register } from "../database.ts";
import { mastersFor } from "./dose_masters.ts";
import { warningsOf } from "./read_ticket.ts";
import { type DoseRegistration, registerJudgedDose } from "./register_dose.ts";

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
  const { entry } = registration;
  const masters = await mastersFor(register, act.actor.municipalityCode, entry.lotNumber);
  const outcome = await registerJudgedDose<"unseen">(register, act, {
    ...registration,
    judge: (standing) => {
      const { all } = warningsOf({ ...standing, ...masters }, entry);
      const isOpen = all.some(({ level }) => level !== "caution");
      return isOpen || unseenWarnings(all, seen).length > 0
        ? { ok: false, objection: "unseen" }
        : { ok: true, reason: registration.reason };
    },
  });
  switch (outcome.kind) {
    case "registered":
    case "sent_before":
      return { kind: "registered", doseId: outcome.doseId };
    case "refused":
      return { kind: "refused", message: outcome.message };
    case "objected":
      return { kind: "unseen" };
  }
}
