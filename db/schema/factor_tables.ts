import type { FilledLater } from "./file_tables.ts";

/** 認証アプリ: at most one an account. */
interface TotpTable {
  account_id: string;
  /** See `totp_secret.ts`. */
  secret_sealed: Uint8Array;
  /** The newest step whose code was used: no code counts twice. */
  last_step: number;
  created_at: Date;
  last_used_at: FilledLater<Date>;
}

interface PasskeyTable {
  id: string;
  account_id: string;
  /** base64url, as the browser names it. */
  credential_id: string;
  /** COSE. */
  public_key: Uint8Array;
  counter: number;
  transports: string[];
  /** What its owner calls it. */
  label: string;
  created_at: Date;
  last_used_at: FilledLater<Date>;
}

interface RecoveryCodeTable {
  account_id: string;
  /** SHA-256 of 80 random bits, as they are typed. */
  code_hash: Uint8Array;
  used_at: FilledLater<Date>;
}

/** What a passkey has to sign next; taken away by the first answer. */
interface PasskeyChallengeTable {
  session_id: string;
  purpose: "registration" | "authentication";
  /** base64url. */
  challenge: string;
  expires_at: Date;
}

/** When a session's holder last proved again who they are, and by what. */
interface StepUpTable {
  session_id: string;
  at: Date;
  shown: "password" | "factor";
}

export interface FactorTables {
  totp: TotpTable;
  passkey: PasskeyTable;
  recovery_code: RecoveryCodeTable;
  passkey_challenge: PasskeyChallengeTable;
  step_up: StepUpTable;
}
