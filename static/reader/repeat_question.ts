import { groupOcrLine } from "../../domain/ticket/ocr_line.ts";
import type { PanelParts } from "./panel_parts.ts";

export interface RepeatQuestion {
  /** Asks whether this ticket, the one just sent, is meant again. False: it has been asked. */
  ask(digits: string): boolean;
  /** Another scan, or another ticket: nothing is asked any more. */
  close(): void;
  /** A ticket is before the camera that was asked about. */
  readonly isPending: boolean;
}

/** 「さきほどと同じ接種券です。もう一度登録しますか」 */
export function createRepeatQuestion(
  parts: PanelParts,
  answered: { again(digits: string): void; leave(): void },
): RepeatQuestion {
  let asked: string | undefined;
  parts.again.addEventListener("click", () => asked && answered.again(asked));
  parts.leave.addEventListener("click", () => {
    // It stays asked: the ticket may lie there until the next one covers it.
    parts.repeat.hidden = true;
    answered.leave();
  });
  return {
    ask(digits) {
      if (asked === digits) return false;
      asked = digits;
      parts.repeatDigits.textContent = groupOcrLine(digits);
      parts.repeat.hidden = false;
      return true;
    },
    close() {
      asked = undefined;
      parts.repeat.hidden = true;
    },
    get isPending() {
      return asked !== undefined;
    },
  };
}
