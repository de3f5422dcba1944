import type { Sql, TransactionSql } from "postgres";
import type { Gate } from "../database.ts";

/** What changing keys needs: the owner of the schema, the gate, and where the keys lie. */
export interface KeyOffice {
  owner: Sql;
  gate: Gate;
  keyFile: string;
}

/** Makes whoever else changes keys wait until `work` is done. */
export async function alone<Value>(
  { owner }: KeyOffice,
  work: (tx: TransactionSql) => Promise<Value>,
): Promise<Value> {
  return await owner.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtextextended('vrs keys', 0))`;
    return await work(tx);
  }) as Value;
}
