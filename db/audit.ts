import type { Insertable } from "kysely";
import { v7 as uuid } from "uuid";
import type { Act } from "../domain/account/act.ts";
import type { Gate } from "./database.ts";
import type { AuditTable } from "./schema/audit_table.ts";
import type { MunicipalityTransaction } from "./tenant.ts";

/** What can be found in the audit; a name here is for ever. */
export type AuditAct =
  | "sign_in"
  | "sign_in_failed"
  | "sign_out"
  | "password_changed"
  | "password_set_up"
  | "account_added"
  | "upload_applied"
  | "upload_failed"
  | "upload_undone"
  | "upload_cancelled"
  | "upload_downloaded"
  | "upload_setting_changed"
  | "recipient_viewed"
  | "recipient_not_found"
  | "recipient_listed"
  | "ticket_viewed"
  | "ticket_read"
  | "dose_registered"
  | "dose_viewed"
  | "dose_conflict_decided"
  | "output_made"
  | "output_taken"
  | "record_confirmed"
  | "record_released"
  | "people_merged"
  | "pair_marked_distinct"
  | "pair_mark_withdrawn"
  | "vaccine_changed"
  | "lot_changed"
  | "change_undone"
  | "history_viewed"
  | "viewers_listed"
  | "records_examined"
  | "finding_accepted"
  | "finding_reopened"
  | "record_corrected"
  | "ticket_prechecked"
  | "dose_corrected"
  | "dose_withdrawn"
  | "dose_restored"
  | "inquiry_made"
  | "inquiry_refused"
  | "inquiry_received"
  | "recipient_inquired"
  | "inquiry_viewed"
  | "inquiry_handled"
  | "answer_opened"
  | "answer_given"
  | "moved_out_flagged"
  | "answer_registered"
  | "batch_received"
  | "batch_taken"
  | "protection_set"
  | "protection_released"
  | "anomaly_reviewed";

export interface AuditEntry {
  act: AuditAct;
  subject?: {
    kind: "recipient" | "ticket" | "dose" | "upload" | "output" | "account" | "inquiry";
    id: string;
  };
  /** Never a My Number, a name or a ticket number: those are found through the subject. */
  detail?: Record<string, unknown>;
}

/** What happened before any municipality was known is kept under this code. */
const NO_MUNICIPALITY = "000000";

/** Appends to the audit of the municipality whose people were touched, in the act's transaction. */
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
  await tx.insertInto("audit").values(entries.map((entry) => auditRow(entry, circumstances)))
    .execute();
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
  await gate.insertInto("audit").values(auditRow(entry, {
    municipality_code: visit.municipalityCode ?? NO_MUNICIPALITY,
    at: visit.at,
    account_id: visit.accountId,
    login_id: visit.loginId,
    actor_municipality_code: visit.municipalityCode,
    address: visit.address,
    request_id: visit.requestId,
  })).execute();
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

function auditRow(entry: AuditEntry, circumstances: Circumstances): Insertable<AuditTable> {
  return {
    ...circumstances,
    id: uuid({ msecs: circumstances.at.getTime() }),
    act: entry.act,
    subject_kind: entry.subject?.kind ?? null,
    subject_id: entry.subject?.id ?? null,
    detail: entry.detail ?? {},
  };
}
