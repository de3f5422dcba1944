import type { Failure, Success } from "../result.ts";

/**
 * Signs of a wrong file that the caller counts: a value that looks like another column's, a ticket
 * of another municipality, a value that a spreadsheet damaged.
 */
export type CellProblemKind = "shifted" | "foreign_ticket" | "damaged";

export interface CellProblem {
  /** Column as the specification names it; "" when the row as a whole is wrong. */
  column: string;
  message: string;
  kind?: CellProblemKind;
}

/** What the rule of a cell answers. A `Result` is one. */
export type CellReading<Value> = Success<Value> | CellFault;

export interface CellFault extends Failure {
  kind?: CellProblemKind;
}

export function cellFault(kind: CellProblemKind, message: string): CellFault {
  return { ok: false, kind, message };
}
