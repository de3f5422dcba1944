import { z } from "zod";
import { explained, OTHER_REASON, reasonNote, reasonWithNote } from "../reason.ts";
import type { DoseWarning } from "./dose_warning.ts";
import { DOSE_WARNING_RULES } from "./dose_warning_rule.ts";

/** Why a dose is registered although something stops it: the common reasons, and one to explain. */
export const STOP_REASONS = [
  "本人確認書類で本人と確かめた",
  "接種済証を確かめた",
  "接種券を発行した自治体に確かめた",
  "医師の判断で接種した",
  "予診票のとおりに入力した",
  OTHER_REASON,
] as const;

/** The fields of a registration that something stops. */
export const StopReasonForm = z.object({
  stopReason: z.enum(STOP_REASONS, { error: "登録する理由を選んでください。" }),
  stopNote: reasonNote(),
}).superRefine(explained("stopReason", "stopNote"));
export type StopReasonForm = z.infer<typeof StopReasonForm>;

export function stopsOf(warnings: readonly DoseWarning[]): DoseWarning[] {
  return warnings.filter(({ level }) => level === "stop");
}

/** As the history says it, with what had to be answered: "接種済証を確かめた（古い接種券）". */
export function stopReason(
  { stopReason, stopNote }: StopReasonForm,
  stops: readonly DoseWarning[],
): string {
  const labels = stops.map(({ rule }) => DOSE_WARNING_RULES[rule].label);
  return `${reasonWithNote(stopReason, stopNote)}（${labels.join("、")}）`;
}
