import type { ColumnType } from "kysely";

export interface AuditTable {
  municipality_code: string;
  id: string;
  at: Date;
  act: string;
  account_id: string | null;
  login_id: string;
  actor_municipality_code: string | null;
  subject_kind: string | null;
  subject_id: string | null;
  detail: ColumnType<Record<string, unknown>, Record<string, unknown>, never>;
  address: string;
  request_id: string;
}

/** What waits to be sealed into the chain: written with the audit's row, in its transaction. */
export interface AuditPendingTable {
  municipality_code: string;
  audit_id: string;
}
