import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/**
 * Second factors of those who sign in, and what is under way with them: the gate's alone. A factor
 * is taken away by deleting its row; that it was there stays in the audit.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
create table totp (
  account_id uuid primary key references account on delete cascade,
  secret_sealed bytea not null,
  last_step bigint not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);

create table passkey (
  id uuid primary key,
  account_id uuid not null references account on delete cascade,
  credential_id text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null check (char_length(label) between 1 and 40),
  created_at timestamptz not null,
  last_used_at timestamptz
);

create index passkey_account on passkey (account_id);

create table recovery_code (
  account_id uuid not null references account on delete cascade,
  code_hash bytea not null,
  used_at timestamptz,
  primary key (account_id, code_hash)
);

create table passkey_challenge (
  session_id uuid not null references session (id) on delete cascade,
  purpose text not null check (purpose in ('registration', 'authentication')),
  challenge text not null,
  expires_at timestamptz not null,
  primary key (session_id, purpose)
);

create table step_up (
  session_id uuid primary key references session (id) on delete cascade,
  at timestamptz not null,
  shown text not null check (shown in ('password', 'factor'))
);

grant select, insert, delete on totp, passkey to vrs_gate;

grant update (last_step, last_used_at) on totp to vrs_gate;

grant update (counter, last_used_at) on passkey to vrs_gate;

grant select, insert, delete on recovery_code to vrs_gate;

grant update (used_at) on recovery_code to vrs_gate;

grant select, insert, update, delete on passkey_challenge to vrs_gate;

grant select, insert, update on step_up to vrs_gate;
`,
  );
}
