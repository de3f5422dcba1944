import type { CaseState } from "./case_standing.ts";
import type { InquiryFinding, Side } from "./inquiry.ts";

/** What can happen to a case. */
export const CASE_EVENTS = [
  "request",
  "confirm",
  "deny",
  "retract",
  "withdraw",
  "complete",
  "acknowledge",
  "note",
  "remind",
] as const;
export type CaseEvent = typeof CASE_EVENTS[number];

/** What an event does to one side: tells it something new, ends or reopens its work. */
export interface SideEffect {
  isUnread?: boolean;
  /** True: 処理済み; false: 未処理 again. */
  isHandled?: boolean;
}

export interface CaseStep {
  to: CaseState;
  asking: SideEffect;
  asked: SideEffect;
}

interface EventRule {
  /** Whose staff does it; "system": a timer. */
  by: Side | "either" | "system";
  from: readonly CaseState[];
  /** Absent: the state stays. */
  to?: CaseState;
  asking: SideEffect;
  asked: SideEffect;
}

const NEWS: SideEffect = { isUnread: true };
const WORK: SideEffect = { isUnread: true, isHandled: false };
const NOTHING: SideEffect = {};

/** [ours] The manual knows the way through a case, not who may turn back where. */
const RULES: Record<CaseEvent, EventRule> = {
  // 確認を依頼する after 該当なし, instead of the telephone.
  request: {
    by: "asking",
    from: ["none"],
    to: "waiting",
    asking: { isHandled: false },
    asked: WORK,
  },
  confirm: {
    by: "asked",
    from: ["waiting"],
    to: "confirmed",
    asking: NEWS,
    asked: { isUnread: false, isHandled: true },
  },
  deny: {
    by: "asked",
    from: ["waiting"],
    to: "denied",
    asking: NEWS,
    asked: { isUnread: false, isHandled: true },
  },
  // 回答を取り消す: the wrong person was named, or somebody was found after all.
  retract: {
    by: "asked",
    from: ["confirmed", "denied"],
    to: "waiting",
    asking: NEWS,
    asked: { isHandled: false },
  },
  withdraw: {
    by: "asking",
    from: ["waiting"],
    to: "withdrawn",
    asking: { isUnread: false, isHandled: true },
    asked: { isUnread: true, isHandled: true },
  },
  complete: {
    by: "asking",
    from: ["answered", "confirmed", "denied"],
    to: "completed",
    asking: { isUnread: false, isHandled: true },
    asked: NOTHING,
  },
  // The asked side has read the notice that its resident was inquired about (A).
  acknowledge: {
    by: "asked",
    from: ["answered", "completed"],
    asking: NOTHING,
    asked: { isUnread: false, isHandled: true },
  },
  note: {
    by: "either",
    from: ["answered", "waiting", "confirmed", "denied", "withdrawn", "completed"],
    asking: NOTHING,
    asked: NOTHING,
  },
  remind: { by: "system", from: ["waiting"], asking: NOTHING, asked: NEWS },
};

/** Where an event of a side leads, or undefined when it cannot happen there. */
export function caseStep(
  state: CaseState,
  { event, by }: { event: CaseEvent; by: Side | "system" },
): CaseStep | undefined {
  const rule = RULES[event];
  const isTheirs = rule.by === by || (rule.by === "either" && by !== "system");
  if (!isTheirs || !rule.from.includes(state)) return undefined;
  const step = { to: rule.to ?? state, asking: rule.asking, asked: rule.asked };
  if (event !== "note") return step;
  return by === "asking" ? { ...step, asked: NEWS } : { ...step, asking: NEWS };
}

/** Where a case begins. */
export function caseStart(finding: InquiryFinding): CaseStep {
  switch (finding) {
    case "one":
      return { to: "answered", asking: { isHandled: false }, asked: WORK };
    case "none":
      return { to: "none", asking: { isHandled: true }, asked: { isHandled: true } };
    case "several":
    case "held":
      return { to: "waiting", asking: { isHandled: false }, asked: WORK };
  }
}
