import { CompiledQuery } from "kysely";
import type { MunicipalityTransaction } from "./tenant.ts";

/** A statement that is not sent yet: a query of Kysely's or a piece of `sql`. */
export interface Statement<Row = unknown> {
  compile(tx: MunicipalityTransaction): CompiledQuery<Row>;
}

/** The end of a transaction, when it is asked together with its last statements. */
export const COMMIT: Statement<never> = { compile: () => CompiledQuery.raw("commit") };

/** The rows of several statements, in their order. */
export type RowsOf<Statements extends readonly Statement[]> = {
  [Place in keyof Statements]: Statements[Place] extends Statement<infer Row> ? Row[] : never;
};

const AHEAD = Symbol("sent ahead of the next statement");
const TOGETHER = Symbol("sent together");

/** What a connection may be asked besides one statement. */
export interface PipelinedQuery extends CompiledQuery {
  /** Nobody waits for its answer. */
  [AHEAD]?: true;
  /** To be sent without waiting in between; answered with the rows of each. */
  [TOGETHER]?: readonly CompiledQuery[];
}

/**
 * Writes what nobody needs an answer to: it goes out with the next statement of the transaction, or
 * with its end, without a round trip of its own. Should it fail, that one fails with its error: it is
 * as much part of the transaction as any.
 */
export async function sendAhead(tx: MunicipalityTransaction, statement: Statement): Promise<void> {
  const query: PipelinedQuery = { ...statement.compile(tx), [AHEAD]: true };
  await tx.executeQuery(query);
}

/**
 * Asks several statements in one round trip. They run one after the other, each sees what those
 * before it wrote or waited for. Where one fails, so do those after it; the first error is thrown.
 */
export async function together<const Statements extends readonly Statement[]>(
  tx: MunicipalityTransaction,
  statements: Statements,
): Promise<RowsOf<Statements>> {
  const queries = statements.map((statement) => statement.compile(tx));
  const asked: PipelinedQuery = { ...queries[0]!, [TOGETHER]: queries };
  const { rows } = await tx.executeQuery(asked);
  if (isAnsweredTogether(rows)) return rows as unknown as RowsOf<Statements>;
  // A connection of another kind (a job's) knows nothing of it and has answered the first.
  const others: unknown[][] = [];
  for (const query of queries.slice(1)) others.push((await tx.executeQuery(query)).rows);
  return [rows, ...others] as unknown as RowsOf<Statements>;
}

export function isSentAhead(query: PipelinedQuery): boolean {
  return query[AHEAD] === true;
}

/** The statements that are asked by this one; undefined when it is a single one. */
export function askedTogether(query: PipelinedQuery): readonly CompiledQuery[] | undefined {
  return query[TOGETHER];
}

const answers = new WeakSet<readonly unknown[]>();

/** Says of the rows of several statements that they are not those of one. */
export function answeredTogether(rows: unknown[][]): unknown[][] {
  answers.add(rows);
  return rows;
}

function isAnsweredTogether(rows: readonly unknown[]): boolean {
  return answers.has(rows);
}
