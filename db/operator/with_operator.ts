import { sql, type Updateable } from "kysely";
import type { Act } from "../../domain/account/act.ts";
import type { ListedOperator } from "../../domain/account/operator.ts";
import { type AuditEntry, recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import type { OperatorTables } from "../schema/operator_tables.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { operatorIn } from "./list_operators.ts";

/** A 担当者, and their version as the page showed it. */
export interface OperatorSubject {
  id: string;
  version: number;
}

/** What became of a step; only "done" wrote anything. */
export type OperatorOutcome<Value = null> =
  | { kind: "done"; value: Value }
  | { kind: "refused"; message: string }
  /** Somebody else changed them after the page was opened. */
  | { kind: "overtaken" };

export interface OperatorInHand {
  tx: MunicipalityTransaction;
  operator: ListedOperator;
}

/** Takes one step with a 担当者 in a transaction of its own; those of a municipality wait in line. */
export function withOperator<Value>(
  register: Register,
  act: Act,
  { id, version, work }: OperatorSubject & {
    work(inHand: OperatorInHand): Promise<OperatorOutcome<Value>>;
  },
): Promise<OperatorOutcome<Value>> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    await lockOperators(tx, code);
    const operator = await operatorIn(tx, code, id);
    if (operator.version !== version) return { kind: "overtaken" };
    return await work({ tx, operator });
  });
}

/** Lets those who change the list of one municipality wait for each other. */
export async function lockOperators(tx: MunicipalityTransaction, code: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`operators:${code}`}, 0))`.execute(tx);
}

type Columns = Updateable<OperatorTables["station_operator"]>;

/** Writes a step, who took it, and into the audit what it was. */
export async function writeOperator(
  { tx, operator }: OperatorInHand,
  act: Act,
  { set, entry }: { set: Columns; entry: Pick<AuditEntry, "act" | "detail"> },
): Promise<void> {
  const code = act.actor.municipalityCode;
  const changed = { changed_at: act.at, changed_by: act.actor.loginId };
  await tx.updateTable("station_operator")
    .set({ ...set, ...changed, version: operator.version + 1 })
    .where("municipality_code", "=", code).where("id", "=", operator.id).execute();
  const subject = { kind: "operator" as const, id: operator.id };
  await recordAct(tx, code, { by: act, entry: { ...entry, subject } });
}

/** Whoever works as this person anywhere is asked for the PIN again at once. */
export async function stopWorking({ tx, operator }: OperatorInHand, act: Act): Promise<void> {
  await tx.deleteFrom("session_operator")
    .where("municipality_code", "=", act.actor.municipalityCode)
    .where("operator_id", "=", operator.id).execute();
}
