import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from "kysely";
import type { RowList } from "postgres";
import type { Lent, Pool } from "./connection_pool.ts";
import { answeredTogether, askedTogether, isSentAhead, type PipelinedQuery } from "./together.ts";

/**
 * Kysely over postgres.js with as few round trips as PostgreSQL allows: what begins a transaction and
 * what is sent ahead go out with the next statement, several may be asked together, and nobody waits
 * for the end of a transaction that only reads. PostgreSQL runs what it is sent in order, so nothing
 * else changes (https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING).
 */
export class PipelinedDialect implements Dialect {
  constructor(private readonly pool: Pool) {}

  createAdapter = () => new PostgresAdapter();
  createDriver = (): Driver => new PipelinedDriver(this.pool);
  createIntrospector: Dialect["createIntrospector"] = (db) => new PostgresIntrospector(db);
  createQueryCompiler = () => new PostgresQueryCompiler();
}

class PipelinedDriver implements Driver {
  constructor(private readonly pool: Pool) {}

  async init() {}

  async acquireConnection(): Promise<PipelinedConnection> {
    return new PipelinedConnection(await this.pool.reserve());
  }

  // deno-lint-ignore require-await -- an error is a rejection
  async beginTransaction(connection: PipelinedConnection, settings: TransactionSettings) {
    connection.begin(settings);
  }

  commitTransaction = (connection: PipelinedConnection) => connection.commit();
  rollbackTransaction = (connection: PipelinedConnection) => connection.rollback();

  // deno-lint-ignore require-await -- an error is a rejection
  async releaseConnection(connection: PipelinedConnection) {
    connection.release();
  }

  async destroy() {
    await this.pool.end();
  }
}

/** As Kysely's own dialect asks; the types of postgres.js leave out the second. */
const PREPARED: { prepare: boolean } = { prepare: true, ...{ simple: false } };

type Answer = RowList<Record<string, unknown>[]>;

class PipelinedConnection implements DatabaseConnection {
  /** What goes out with the next statement. */
  #ahead: CompiledQuery[] = [];
  /** And has not ended. */
  #hasBegun = false;
  #onlyReads = false;

  constructor(private readonly postgres: Lent) {}

  async executeQuery<Row>(query: PipelinedQuery): Promise<QueryResult<Row>> {
    if (isSentAhead(query)) {
      this.#ahead.push(query);
      return { rows: [] };
    }
    const several = askedTogether(query);
    if (!several) return resultOf<Row>((await this.#send([query]))[0]!);
    const rows = (await this.#send(several)).map((answer) => Array.from(answer));
    return { rows: answeredTogether(rows) as unknown as Row[] };
  }

  begin({ isolationLevel, accessMode }: TransactionSettings): void {
    const level = isolationLevel ? ` isolation level ${isolationLevel}` : "";
    this.#ahead.push(CompiledQuery.raw(`begin${level}${accessMode ? ` ${accessMode}` : ""}`));
    this.#hasBegun = false;
    this.#onlyReads = accessMode === "read only";
  }

  async commit(): Promise<void> {
    if (!this.#hasBegun && this.#ahead.every(({ parameters }) => parameters.length === 0)) {
      this.#ahead = []; // nothing was asked or written
    } else if (this.#onlyReads && this.#ahead.length === 0) {
      this.postgres.unsafe("commit").catch(() => {}); // whoever comes next learns of a lost connection
    } else {
      const [ended] = await this.#send([CompiledQuery.raw("commit")]);
      // PostgreSQL does not call it an error when there was one before.
      if (ended!.command === "ROLLBACK") throw new Error("The transaction had failed before.");
    }
  }

  async rollback(): Promise<void> {
    this.#ahead = [];
    if (this.#hasBegun) await this.#send([CompiledQuery.raw("rollback")]);
  }

  release(): void {
    this.postgres.release();
  }

  // deno-lint-ignore require-yield
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error("What is read piece by piece needs a connection of its own.");
  }

  /** The answers to `statements`, after whatever was to go out ahead of them; the first error. */
  async #send(statements: readonly CompiledQuery[]): Promise<Answer[]> {
    const ahead = this.#ahead;
    this.#ahead = [];
    this.#hasBegun = statements.at(-1)?.sql !== "commit";
    const withValues = ahead.findIndex(({ parameters }) => parameters.length > 0);
    const bare = withValues < 0 ? ahead : ahead.slice(0, withValues);
    const queries = [...ahead.slice(bare.length), ...statements].map(({ sql, parameters }) =>
      this.postgres.unsafe(sql, [...parameters] as never[], PREPARED)
    );
    if (bare.length > 0) queries.unshift(this.postgres.unsafe(bare.map(textOf).join("; ")));
    const answers: Answer[] = [];
    // Each begins to be sent as it is first waited for, so all of them are, in order, before one is.
    for (const settled of await Promise.allSettled(queries)) {
      if (settled.status === "rejected") throw settled.reason;
      answers.push(settled.value);
    }
    return answers.slice(answers.length - statements.length);
  }
}

function textOf({ sql }: CompiledQuery): string {
  return sql;
}

const WRITING = new Set(["INSERT", "UPDATE", "DELETE", "MERGE"]);

function resultOf<Row>(answer: Answer): QueryResult<Row> {
  const rows = Array.from(answer) as Row[];
  return WRITING.has(answer.command) ? { rows, numAffectedRows: BigInt(answer.count) } : { rows };
}
