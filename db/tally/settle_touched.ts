import { sql } from "kysely";
import type { RegisterReading } from "../reading.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

export type Settling = "settled" | "busy" | "many";

/** Waits so long for somebody else who settles, and then reads what there is. */
const PATIENCE_MS = 1_000;
const PAUSE_MS = 20;
/** Half a second's work; more is left to the folding, which goes on in the background. */
const AT_ONCE = 20_000;

/**
 * Settles what was written to the municipality since it was last settled: after that its tallies, and
 * what waits to be added to them, are what the register says now. Takes a millisecond or two; only
 * after a large upload figures may be some seconds behind. On a replica, where nothing can be written,
 * it leaves that to the primary.
 */
export async function settleTouched(tx: RegisterReading, code: string): Promise<void> {
  const end = performance.now() + PATIENCE_MS;
  while (await settle(tx, code, AT_ONCE) === "busy" && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

/** What settling takes is a tenth of this; a plan made from statistics out of date takes for ever. */
const LONGEST_MS = 10_000;
const LONGEST_MS_A_NOTE = 0.3;

/**
 * However much there is, and without waiting: whoever is at it does the same. Throws 57014 when it
 * takes far too long: with newer statistics it will not.
 */
export async function settleAll(tx: MunicipalityTransaction, code: string): Promise<Settling> {
  const settling = await settle(tx, code, AT_ONCE);
  if (settling !== "many") return settling;
  // The register may have been much smaller when this connection planned the work.
  await sql`discard plans`.execute(tx);
  await limitStatements(tx, LONGEST_MS + LONGEST_MS_A_NOTE * await countNotes(tx, code));
  return await settle(tx, code, 2_000_000_000);
}

/** Until the transaction ends. */
async function limitStatements(tx: MunicipalityTransaction, ms: number): Promise<void> {
  await sql`select set_config('statement_timeout', ${String(Math.ceil(ms))}, true)`.execute(tx);
}

async function countNotes(tx: MunicipalityTransaction, code: string): Promise<number> {
  const ofOne = (table: string) =>
    sql`(select count(*) from ${sql.table(table)} where municipality_code = ${code})`;
  const { rows: [row] } = await sql<{ count: number }>`
    select ${ofOne("touched_dose")} + ${ofOne("touched_ticket")} + ${ofOne("touched_recipient")}
      as count`.execute(tx);
  return row!.count;
}

async function settle(
  tx: RegisterReading,
  code: string,
  atOnce: number,
): Promise<Settling> {
  const { rows: [row] } = await sql<{ settling: Settling }>`
    select case when pg_is_in_recovery() then 'settled' else settle_tallies(${code}, ${atOnce}) end
      as settling`.execute(tx);
  return row!.settling;
}
