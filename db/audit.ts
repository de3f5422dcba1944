import type { Insertable } from "kysely";
import { v7 as uuid } from "uuid";
import type { Act } from "../domain/account/act.ts";
import { operatorOf } from "../domain/account/actor.ts";
import type { AuditAct } from "../domain/audit/audit_acts.ts";
import type { Gate } from "./database.ts";
import type { AuditTable } from "./schema/audit_table.ts";
import type { MunicipalityTransaction } from "./tenant.ts";
import { sendAhead } from "./together.ts";

/** Add an act to `domain/audit/audit_acts.ts`, with its words. */
export type { AuditAct };

export interface AuditEntry {
  act: AuditAct;
  subject?: {
    kind:
      | "recipient"
      | "ticket"
      | "dose"
      | "upload"
      | "output"
      | "account"
      | "inquiry"
      | "operator";
    id: string;
  };
  /** Never a My Number, a name or a ticket number: those are found through the subject. */
  detail?: Record<string, unknown>;
}

/** What happened before any municipality was known is kept under this code. */
export const NO_MUNICIPALITY = "000000";

/**
 * Appends to the audit of the municipality whose people were touched, in the act's transaction; it
 * waits there to be sealed (see `db/audit/seal_audit.ts`).
 */
export async function recordAct(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  record: { by: Act; entry: AuditEntry },
): Promise<void> {
  await recordActs(tx, municipalityCode, { by: record.by, entries: [record.entry] });
}

/** The same for one act that touches several, at most some thousand. */
export async function recordActs(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { by, entries }: { by: Act; entries: readonly AuditEntry[] },
): Promise<void> {
  if (entries.length === 0) return;
  const circumstances: Circumstances = {
    municipality_code: municipalityCode,
    at: by.at,
    account_id: by.actor.accountId,
    login_id: by.actor.loginId,
    actor_municipality_code: by.actor.municipalityCode,
    address: by.address,
    request_id: by.requestId,
  };
  const rows = entries.map((entry) => auditRow(byOperator(entry, by), circumstances));
  const written = tx
    .with("written", (db) => {
      return db.insertInto("audit").values(rows).returning(["municipality_code", "id"]);
    })
    .insertInto("audit_pending").columns(["municipality_code", "audit_id"])
    .expression((db) => db.selectFrom("written").select(["municipality_code", "id"]));
  await sendAhead(tx, written);
}

/** With the 担当者 of a shared tablet, by their id. */
function byOperator(entry: AuditEntry, { actor }: Act): AuditEntry {
  const operator = operatorOf(actor);
  return operator ? { ...entry, detail: { ...entry.detail, operator: operator.id } } : entry;
}

export interface GateVisit {
  at: Date;
  loginId: string;
  accountId: string | null;
  municipalityCode: string | null;
  address: string;
  requestId: string;
}

/** Appends what happened at the gate: signing in and out, passwords, accounts. */
export async function recordVisit(gate: Gate, visit: GateVisit, entry: AuditEntry): Promise<void> {
  const row = auditRow(entry, {
    municipality_code: visit.municipalityCode ?? NO_MUNICIPALITY,
    at: visit.at,
    account_id: visit.accountId,
    login_id: visit.loginId,
    actor_municipality_code: visit.municipalityCode,
    address: visit.address,
    request_id: visit.requestId,
  });
  // The gate can read no audit, so nothing of the row is returned.
  await gate.with("written", (db) => db.insertInto("audit").values(row))
    .insertInto("audit_pending")
    .values({ municipality_code: row.municipality_code, audit_id: row.id })
    .execute();
}

type Circumstances = Pick<
  AuditTable,
  | "municipality_code"
  | "at"
  | "account_id"
  | "login_id"
  | "actor_municipality_code"
  | "address"
  | "request_id"
>;

/** Keeps what one process did in the same millisecond in the order in which it was done. */
let sequence = 0;

function auditRow(entry: AuditEntry, circumstances: Circumstances): Insertable<AuditTable> {
  sequence = (sequence + 1) % 2 ** 31;
  return {
    ...circumstances,
    id: uuid({ msecs: circumstances.at.getTime(), seq: sequence }),
    act: entry.act,
    subject_kind: entry.subject?.kind ?? null,
    subject_id: entry.subject?.id ?? null,
    detail: entry.detail ?? {},
  };
}
