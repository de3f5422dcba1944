import type { OfflineAnswer } from "../../domain/offline/offline_answer.ts";

/** Why nothing is sent for the time being; a person can end it. */
export type Hold = "signed_out" | "stopped" | "other_account" | "operator_asked" | "refused";

/** What came of sending an entry. */
export type Answer =
  /** Settled: it leaves the queue. */
  | { kind: "registered" | "discarded" }
  /** Only looked for, and not registered. */
  | { kind: "open" }
  /** Each reason is a sentence. */
  | { kind: "needs_person"; reasons: readonly string[] }
  | { kind: "held"; hold: Hold }
  /** No network, or a server that can do nothing now. */
  | { kind: "unreachable" }
  /** The server fails at this entry; it may take the others. */
  | { kind: "failed" };

/** A proxy whose server is gone, or a server that is overrun or shutting down, says one of these. */
const AWAY: ReadonlySet<number> = new Set([408, 429, 502, 503, 504]);

/** `body` is undefined when it was no JSON: then somebody else answered than our route. */
export function answerOf(status: number, body: OfflineAnswer | undefined): Answer {
  if (AWAY.has(status)) return { kind: "unreachable" };
  switch (body?.outcome) {
    case "registered":
    case "discarded":
    case "open":
      return { kind: body.outcome };
    case "needs_person":
      return { kind: "needs_person", reasons: body.reasons };
    case "unreadable":
      return { kind: "needs_person", reasons: [body.message] };
    case "signed_out":
    case "stopped":
    case "other_account":
    case "operator_asked":
    case "refused":
      return { kind: "held", hold: body.outcome };
    default:
      return { kind: "failed" };
  }
}

/** Whether an answer to a page's request means no more than no network: nobody judged anything. */
export function isAway(status: number): boolean {
  return status >= 502 && status <= 504;
}
