import type { FindingSeverity, FindingState } from "../../domain/finding/finding.ts";
import type { FindingRuleName } from "../../domain/finding/finding_rules.ts";
import type { TicketKind } from "../../domain/ticket/ticket_kind.ts";

/** Who or what a finding is about. */
export interface FindingHolder {
  kind: "recipient" | "ticket";
  id: string;
  name: string;
  residentNumber: string;
  ticketNumber: string;
}

/** One finding as the screens show it. */
export interface FindingRow {
  id: string;
  rule: FindingRuleName;
  severity: FindingSeverity;
  state: FindingState;
  explanation: string;
  foundAt: Date;
  /** Null where the record has left the register. */
  holder: FindingHolder | null;
  /** The second of two people. */
  other: FindingHolder | null;
  doses: readonly { kind: TicketKind; doseNumber: number; vaccinatedOn: string }[];
  reason: string;
  decidedAt: Date | null;
  loginId: string | null;
  resolvedAt: Date | null;
}

/** Open findings by rule. */
export type FindingCounts = Partial<Record<FindingRuleName, number>>;
