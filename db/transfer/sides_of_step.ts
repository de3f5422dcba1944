import type { Side } from "../../domain/transfer/inquiry.ts";
import type { InquiryAct } from "../../domain/transfer/inquiry_event.ts";
import type { SideOfStep } from "./write_step.ts";

const UNANSWERED = { answered_at: null, openable_until: null, refusal: null, refusal_reason: "" };
/** Nobody is registered here by a case that was withdrawn. */
const FORGOTTEN = { my_number_sealed: null };

/**
 * What staff's act writes on either side. Reasons and notes go to both, but for what the asked side
 * thinks of its own person: that is nobody else's.
 */
export function sidesOfStep(does: InquiryAct, at: Date): Record<Side, SideOfStep> {
  switch (does.event) {
    case "confirm": {
      const answered = { ...UNANSWERED, answered_at: at };
      const columns = { ...answered, recipient_id: does.recipientId };
      return { asking: { columns: answered }, asked: { columns, note: does.reason } };
    }
    case "deny": {
      const { refusal, reason: note } = does;
      const columns = { ...UNANSWERED, answered_at: at, refusal, refusal_reason: note };
      return { asking: { columns, note }, asked: { columns, note } };
    }
    case "retract": {
      const note = does.reason;
      const columns = { ...UNANSWERED, recipient_id: null, flag_change_id: null };
      return { asking: { columns: UNANSWERED, note }, asked: { columns, note } };
    }
    case "withdraw":
      return { asking: { columns: FORGOTTEN }, asked: {} };
    case "note":
      return { asking: { note: does.note }, asked: { note: does.note } };
    case "request":
    case "complete":
    case "acknowledge":
      return { asking: {}, asked: {} };
  }
}
