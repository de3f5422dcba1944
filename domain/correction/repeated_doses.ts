import type { FormProblem } from "../form_problem.ts";
import type { TicketKind } from "../ticket/ticket_kind.ts";
import { doseTitle } from "./correction_columns.ts";

/** A live dose as a draft leaves it. */
export interface PlacedDose {
  id: string;
  kind: TicketKind;
  doseNumber: number;
  ticketNumber: string;
  /** Whoever holds the ticket, or the ticket itself while that is nobody. */
  holder: string;
  /** Whether the draft changed, restored or added it. */
  isTouched: boolean;
}

/**
 * The same dose twice for one holder, by the draft's doing: it has to be mended before 更新する. What
 * was there twice before is left to whoever mends it.
 */
export function repeatedDoses(doses: readonly PlacedDose[]): FormProblem[] {
  const twice = Map.groupBy(
    doses,
    ({ holder, kind, doseNumber }) => `${holder}:${kind}:${doseNumber}`,
  );
  return [...twice.values()]
    .filter((same) => same.length > 1 && same.some(({ isTouched }) => isTouched))
    .map((same) => ({
      field: "",
      message: `${doseTitle(same[0]!)}が${same.length}件になります。` +
        "どれかの回数・券種・券番号を変えるか、余分な接種記録を削除してください。",
    }));
}
