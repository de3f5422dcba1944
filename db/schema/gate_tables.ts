import type { ColumnType, Generated } from "kysely";
import type { AccountKind } from "../../domain/account/account_kind.ts";
import type { AccountRole } from "../../domain/account/account_role.ts";
import type { AuditPendingTable, AuditTable } from "./audit_table.ts";
import type { ClinicTables } from "./clinic_tables.ts";
import type { ErasureTable } from "./erasure_tables.ts";
import type { FactorTables } from "./factor_tables.ts";
import type { FilledLater } from "./file_tables.ts";
import type { JobTable } from "./job_tables.ts";
import type { PublicationTables } from "./publication_tables.ts";
import type { ReferenceTables } from "./reference_tables.ts";
import type { ServerTables } from "./server_tables.ts";
import type { TallyTables } from "./tally_tables.ts";
import type { InquiryTable } from "./transfer_tables.ts";

/** An account without its secret: the application may read those of its own municipality. */
export interface AccountTable {
  id: string;
  kind: AccountKind;
  /** Only municipal staff can be anything else than "general". */
  role: Generated<AccountRole>;
  municipality_code: string | null;
  prefecture_code: string | null;
  login_id: string;
  remark: Generated<string>;
  created_at: Date;
  last_used_at: ColumnType<Date | null, Date | undefined, Date>;
  disabled_at: ColumnType<Date | null, Date | undefined, Date | null>;
  /** Deleted accounts are disabled too. */
  deleted_at: ColumnType<Date | null, Date | undefined, Date | null>;
  version: Generated<number>;
  /** When staff changed it last, and under which login ID. */
  changed_at: ColumnType<Date | null, Date | undefined, Date>;
  changed_by: ColumnType<string | null, string | undefined, string>;
}

interface CredentialTable {
  account_id: string;
  /** argon2id in PHC string form; null until the setup URL was used. */
  password_hash: string | null;
  setup_token_hash: Uint8Array | null;
  setup_expires_at: Date | null;
  changed_at: Date;
}

interface SessionTable {
  /** SHA-256 of the cookie's token: a stolen backup opens no session. */
  token_hash: Uint8Array;
  id: string;
  account_id: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  address: string;
  /** "password": waits for the second factor, and opens nothing. */
  stage: Generated<SessionStage>;
  idle_minutes: Generated<number>;
  /** What the browser said it is, in words; for its holder to know it again. */
  device: Generated<string>;
}

export type SessionStage = "password" | "open";

/** Tries that came to nothing, of an account, an address or a login ID nobody has. */
interface SignInTryTable {
  subject: string;
  /** How many of them are remembered at `last_at` (domain/account/lockout.ts). */
  level: number;
  last_at: Date;
}

/**
 * What the role `vrs_gate` can reach: who may come in, how many doses were given where (for reading
 * only), and nothing about any patient.
 */
export interface GateTables
  extends
    ReferenceTables,
    FactorTables,
    ClinicTables,
    TallyTables,
    PublicationTables,
    ServerTables {
  account: AccountTable;
  credential: CredentialTable;
  session: SessionTable;
  sign_in_try: SignInTryTable;
  audit: AuditTable;
  audit_pending: AuditPendingTable;
  /** Who waits for what work, for reading only: the queue is one for all municipalities. */
  job: JobTable;
  /** Which cases have waited too long, for reading only, and nothing about whom. */
  inquiry: Pick<
    InquiryTable,
    | "municipality_code"
    | "id"
    | "side"
    | "state"
    | "asked_at"
    | "reminded_at"
    | "carries_number"
  >;
  /** When records were erased last, of all municipalities together; for reading only. */
  erasure: Pick<ErasureTable, "municipality_code" | "kind" | "erased_at">;
  sealing_key: { purpose: string; fingerprint: Uint8Array; retired_at: FilledLater<Date> };
}
