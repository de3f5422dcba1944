import type { Generated } from "kysely";
import type { FilledLater } from "./file_tables.ts";

interface StationOperatorTable {
  municipality_code: string;
  id: string;
  name: string;
  /** Login IDs of venues they may work under; null: all. */
  account_ids: string[] | null;
  /** argon2id in PHC string form. */
  pin_hash: string;
  has_own_pin: boolean;
  disabled_at: FilledLater<Date>;
  version: Generated<number>;
  changed_at: Date;
  changed_by: string;
}

interface SessionOperatorTable {
  municipality_code: string;
  session_id: string;
  operator_id: string;
  /** "first": has shown the issued PIN, and has to choose one of their own. */
  stage: "first" | "working";
  since: Date;
  last_at: Date;
}

/** Wrong PINs in a row, of a 担当者 or at a tablet (domain/account/operator_delay.ts). */
interface OperatorTryTable {
  municipality_code: string;
  subject: string;
  wrong_count: number;
  last_at: Date;
}

export interface OperatorTables {
  operator_try: OperatorTryTable;
  session_operator: SessionOperatorTable;
  station_operator: StationOperatorTable;
}
