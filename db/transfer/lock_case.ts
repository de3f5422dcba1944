import { sql } from "kysely";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Makes whoever else handles this case wait, on either side; before any row of it is written. */
export async function lockCase(tx: MunicipalityTransaction, inquiryId: string): Promise<void> {
  const name = `inquiry:${inquiryId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}
