import { sql, type Transaction } from "kysely";
import { MunicipalityCode } from "../domain/municipality/municipality_code.ts";
import type { Failure, Result } from "../domain/result.ts";
import type { Register } from "./database.ts";
import type { RegisterTables } from "./schema/register_tables.ts";
import { inSpan } from "./span.ts";
import { COMMIT, type RowsOf, sendAhead, type Statement, together } from "./together.ts";

/** A transaction that has entered one municipality. */
export type MunicipalityTransaction = Transaction<RegisterTables>;

/**
 * The only door to a municipality's rows: runs `work` in one transaction that row-level security
 * holds to `municipalityCode`. All of it is written, or, when `work` throws, none.
 * `SET LOCAL` with a literal, because Citus does not pass `set_config()` on.
 */
export function inMunicipality<Value>(
  register: Register,
  municipalityCode: string,
  work: (tx: MunicipalityTransaction) => Promise<Value>,
): Promise<Value> {
  return transact(register, municipalityCode, { access: "write", work });
}

/**
 * The same for `work` that only looks: PostgreSQL lets it write nothing, and nobody waits for the end
 * of the transaction.
 */
export function readInMunicipality<Value>(
  register: Register,
  municipalityCode: string,
  work: (tx: MunicipalityTransaction) => Promise<Value>,
): Promise<Value> {
  return transact(register, municipalityCode, { access: "read", work });
}

function transact<Value>(
  register: Register,
  municipalityCode: string,
  { access, work }: {
    access: "read" | "write";
    work: (tx: MunicipalityTransaction) => Promise<Value>;
  },
): Promise<Value> {
  const code = MunicipalityCode.parse(municipalityCode);
  const begun = register.transaction();
  const transaction = access === "read" ? begun.setAccessMode("read only") : begun;
  return inSpan("transaction", { "vrs.access": access }, () =>
    transaction.execute(async (tx) => {
      await enter(tx, code);
      return await work(tx);
    }));
}

/**
 * The rows of statements that are all known beforehand: one round trip, with the end of the
 * transaction.
 */
export async function askInMunicipality<const Statements extends readonly Statement[]>(
  register: Register,
  municipalityCode: string,
  statements: (tx: MunicipalityTransaction) => Statements,
): Promise<RowsOf<Statements>> {
  const rows = await readInMunicipality(
    register,
    municipalityCode,
    (tx) => together(tx, [...statements(tx), COMMIT]),
  );
  return rows.slice(0, -1) as RowsOf<Statements>;
}

/**
 * Steps over into another municipality for `work`, and back, in the same transaction: what both
 * sides of a case are told is written together or not at all. `home` is the municipality that `tx`
 * has entered.
 */
export async function visitMunicipality<Value>(
  tx: MunicipalityTransaction,
  { home, other }: { home: string; other: string },
  work: () => Promise<Value>,
): Promise<Value> {
  await enter(tx, MunicipalityCode.parse(other));
  const value = await work();
  await enter(tx, MunicipalityCode.parse(home));
  return value;
}

async function enter(tx: MunicipalityTransaction, code: MunicipalityCode): Promise<void> {
  await sendAhead(tx, sql`set local vrs.municipality = ${sql.lit(code)}`);
}

/** Like `inMunicipality`, and a `work` that answers a failure leaves nothing behind either. */
export async function attemptInMunicipality<Value>(
  register: Register,
  municipalityCode: string,
  work: (tx: MunicipalityTransaction) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    return await inMunicipality(register, municipalityCode, async (tx) => {
      const result = await work(tx);
      if (!result.ok) throw new RolledBack(result);
      return result;
    });
  } catch (error) {
    if (error instanceof RolledBack) return error.failure;
    throw error;
  }
}

class RolledBack extends Error {
  constructor(readonly failure: Failure) {
    super(failure.message);
  }
}
