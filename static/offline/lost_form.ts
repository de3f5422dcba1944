import type { Typed } from "../../domain/form_problem.ts";
import { judgeOfflineDose } from "../../domain/offline/judge_offline_dose.ts";
import { alreadyQueued, keptFields, type QueuedDose } from "../../domain/offline/queued_dose.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { readLine } from "./read_line.ts";
import type { OpenKit } from "./tablet.ts";

export interface OfflineCircumstances {
  kit: OpenKit;
  /** Tickets of the queue. */
  queued: readonly Ticket[];
  now: Date;
}

/** The form of a dose that did not arrive, as it can be queued; undefined when somebody has to look. */
export function lostDose(
  typed: Typed,
  { kit, queued, now }: OfflineCircumstances,
): QueuedDose | undefined {
  const { ocrLine = "", clientKey = "", seenWarnings = "" } = typed;
  const ticket = readLine(ocrLine);
  if (!ticket.ok || clientKey === "" || alreadyQueued(ticket.value, queued)) return undefined;
  const { problems, cautions } = judgeOfflineDose({ ticket: ticket.value, typed, kit, now });
  const isUnseen = cautions.some((caution) => !seenWarnings.includes(caution));
  if (problems.length > 0 || isUnseen) return undefined;
  return {
    clientKey,
    readAt: now.toISOString(),
    origin: "interrupted",
    typed: keptFields(typed),
    operator: kit.operator,
  };
}
