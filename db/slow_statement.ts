import type { LogEvent } from "kysely";

/** A statement that took long: its text, in which parameters are only numbers ($1), and no value. */
export interface SlowStatement {
  text: string;
  ms: number;
}

export interface StatementWatch {
  /** From how many milliseconds on a statement is told. */
  slowMs: number;
  tell(slow: SlowStatement): void;
}

const LONGEST_TEXT = 2_000;

/** What Kysely is to do with every statement that it has run. */
export function statementLog({ slowMs, tell }: StatementWatch): (event: LogEvent) => void {
  return ({ level, query, queryDurationMillis: ms }) => {
    // An error's message may quote the row; whoever asked for the statement says what it may.
    if (level !== "query" || ms < slowMs) return;
    const text = query.sql.replaceAll(/\s+/g, " ").trim().slice(0, LONGEST_TEXT);
    tell({ text, ms: Math.round(ms) });
  };
}
