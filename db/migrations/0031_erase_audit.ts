import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/**
 * The audit past its retention is erased by `vrs_eraser` as well, and here too its policies have the
 * last word: five years at the least, however it is configured. A seal is set some seconds after
 * its row. It sees of a row no more than when it was written.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
create policy past_retention on audit for select to vrs_eraser using (
  at < now() - interval '5 years'
);

create policy erased on audit for delete to vrs_eraser using (at < now() - interval '5 years');

create policy past_retention on audit_seal for select to vrs_eraser using (
  sealed_at < now() - interval '5 years' + interval '1 day'
);

create policy erased on audit_seal for delete to vrs_eraser using (
  sealed_at < now() - interval '5 years' + interval '1 day'
);

create policy proving on audit_erasure for insert to vrs_eraser with check (true);

grant select (municipality_code, id, at), delete on audit to vrs_eraser;

grant select (municipality_code, position, audit_id, sealed_at), delete on audit_seal to vrs_eraser;

grant insert on audit_erasure to vrs_eraser;
`,
  );
}
