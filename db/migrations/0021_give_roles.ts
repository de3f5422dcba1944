import type { Kysely } from "kysely";
import { isolate } from "./isolate.ts";
import { runStatements } from "./run_statements.ts";

/**
 * A municipality has 一般 and 管理者: a manager watches over the inquiries that its staff make, and
 * writes down what was found behind whatever looked odd. Accounts there are already stay 一般.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(db, ROLE + REVIEW);
  await isolate(db, "anomaly_review");
  await runStatements(db, GRANTS);
}

const ROLE = `
alter table account add column role text not null default 'general'
  check (role in ('general', 'manager'));

alter table account add check (role = 'general' or kind = 'municipal');

`;

/**
 * `seen_until` is the newest inquiry that was looked at: one that comes later opens it again. Refused
 * inquiries stand in the audit alone, few among everything a town hall did in three months.
 */
const REVIEW = `
create table anomaly_review (
  municipality_code text not null references municipality,
  id uuid not null,
  anomaly_id uuid not null,
  reviewed_at timestamptz not null,
  account_id uuid not null,
  login_id text not null,
  seen_until timestamptz not null,
  note text not null check (note <> ''),
  primary key (municipality_code, id)
);

create index anomaly_review_anomaly on anomaly_review (municipality_code, anomaly_id, reviewed_at);

create index audit_refusal on audit (municipality_code, at) where act = 'inquiry_refused';

`;

const GRANTS = `
grant select, insert on anomaly_review to vrs_app;
`;
