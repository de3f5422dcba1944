import type { FormProblem, Typed } from "../../domain/form_problem.ts";

/** A decision about one entry of a list that was not taken, and what was typed. */
export interface RefusedDecision {
  /** Of the entry. */
  id: string;
  typed: Typed;
  problems: readonly FormProblem[];
}
