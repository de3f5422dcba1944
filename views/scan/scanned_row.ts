import type { DoseWarning } from "../../domain/dose/dose_warning.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import type { ShownPerson } from "../../domain/recipient/shown_person.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";

/** One page of a stack of scans, as far as it has come. */
export type ScannedRow = UnreadRow | TicketRow | RegisteredRow;

export interface UnreadRow {
  kind: "unread";
  /** Counted from 1 through the stack. */
  page: number;
  /** Why there are no 18 digits, and what to do. */
  problem: string;
  typed: string;
}

export interface TicketRow {
  kind: "ticket";
  page: number;
  ticket: Ticket;
  /** Undefined while the issuing municipality has not registered the person. */
  person: ShownPerson | undefined;
  warnings: readonly DoseWarning[];
  /** Sent back with it: the same row sent twice registers once. */
  clientKey: string;
  /** Undefined until it was tried to register it; then, what was typed of this page only. */
  tried?: TriedRow;
}

/** What stood in the way of a registration. */
export interface TriedRow {
  typed: Typed;
  problems: readonly FormProblem[];
}

export interface RegisteredRow {
  kind: "registered";
  page: number;
  ticket: Ticket;
}

/** Where a row stands on the page; `static/scan/stack_board.ts` adds those of the same ticket. */
export type RowGroup = "clear" | "caution" | "refused" | "unread" | "registered";

export function groupOf(row: ScannedRow): RowGroup {
  if (row.kind !== "ticket") return row.kind;
  if (row.warnings.some(({ level }) => level !== "caution")) return "refused";
  return row.warnings.length > 0 || row.tried ? "caution" : "clear";
}
