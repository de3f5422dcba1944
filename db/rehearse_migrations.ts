import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";
import { OperatorError } from "../domain/operator_error.ts";
import type { DatabaseAddress } from "./connection.ts";
import { asOwner, isLockedOut, lockedOut, migrator } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/registry.ts";
import { refreshReferenceRows } from "./reference_rows.ts";
import { readSchemaStanding, refuseNewerSchema } from "./schema_standing.ts";

/** A migration that went through, and was taken back. */
export interface Rehearsed {
  name: string;
  ms: number;
}

/**
 * Applies what is missing to the real data in one transaction and takes all of it back. Whoever
 * needs a table it changes waits until then, as for `migrate` itself; it waits for nobody longer
 * than three seconds. Throws an `OperatorError` that names the migration which cannot be applied.
 */
export function rehearseMigrations(
  address: DatabaseAddress,
  migrations: Record<string, Migration> = MIGRATIONS,
): Promise<Rehearsed[]> {
  return asOwner(address, async (owner) => {
    const rehearsal = new Rehearsal(migrations);
    refuseNewerSchema(await readSchemaStanding(owner));
    await owner.transaction().execute(async (tx) => {
      const { error } = await migrator(tx, rehearsal.migrations).migrateToLatest();
      // Of a broken-off transaction Kysely tells that it is one; why, only the migration knew.
      if (error) throw rehearsal.fault ?? error;
      await refreshReferenceRows(tx);
      throw new TakenBack();
    }).catch((error) => {
      if (!(error instanceof TakenBack)) throw error;
    });
    return rehearsal.done;
  });
}

/** Not an error: Kysely takes a transaction back when something is thrown. */
class TakenBack extends Error {}

/** The same migrations, timed. */
class Rehearsal {
  readonly done: Rehearsed[] = [];
  readonly migrations: Record<string, Migration>;
  fault: Error | undefined;

  constructor(migrations: Record<string, Migration>) {
    const timed = Object.entries(migrations).map(([name, { up }]): [string, Migration] => [
      name,
      { up: (tx) => this.#time(name, () => up(tx), tx) },
    ]);
    this.migrations = Object.fromEntries(timed);
  }

  async #time(name: string, up: () => Promise<void>, tx: Kysely<unknown>): Promise<void> {
    const began = performance.now();
    // Kysely waited for its own lock with another patience, which holds to the transaction's end.
    await sql`set local lock_timeout = '3s'`.execute(tx);
    try {
      await up();
    } catch (error) {
      this.fault = isLockedOut(error) ? lockedOut() : refused(name, error);
      throw error;
    }
    this.done.push({ name, ms: performance.now() - began });
  }
}

/** PostgreSQL's message names tables and columns; the rows stand in its detail, which is not told. */
function refused(name: string, cause: unknown): OperatorError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new OperatorError(
    `${name} はこのデータベースに適用できません：${reason}\nすべて元に戻しました。データベースは変わっていません。`,
    { cause },
  );
}
