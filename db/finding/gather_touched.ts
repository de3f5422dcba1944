import { type RawBuilder, sql } from "kysely";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Whom to examine: a temporary table with `kind`, `id` and `key` of people and waiting tickets. */
export async function createExamined(tx: MunicipalityTransaction): Promise<void> {
  await sql`
    create temporary table examined (kind text, id uuid, key text collate "C",
      primary key (kind, key, id)) on commit drop`.execute(tx);
}

/** Everybody, and every ticket that is nobody's. */
export async function gatherEverybody(tx: MunicipalityTransaction, code: string): Promise<void> {
  await sql`
    insert into examined
    select 'recipient', id, resident_number_key from recipient where municipality_code = ${code}
    order by 2`.execute(tx);
  await sql`
    insert into examined
    select 'ticket', id, ticket_number from ticket
    where municipality_code = ${code} and resident_number_key is null`.execute(tx);
  await sql`analyze examined`.execute(tx);
}

/**
 * The people and tickets that `changes` (a table expression with `id`) have touched, by a row of
 * theirs as it is now or as it was; also those who are no more.
 */
export async function gatherTouched(
  tx: MunicipalityTransaction,
  code: string,
  changes: RawBuilder<unknown>,
): Promise<void> {
  const live = (table: string) =>
    sql`${sql.table(table)} where municipality_code = ${code}
      and change_id in (select id from touching)`;
  const past = (table: string) =>
    sql`${sql.table(`${table}_history`)} where municipality_code = ${code}
      and replaced_by in (select id from touching)`;
  await sql`
    insert into examined
    with touching as materialized (select id from ${changes} as change), number as (
      select ticket_number from ${live("ticket")} union select ticket_number from ${past("ticket")}
      union select ticket_number from ${live("dose")} union select ticket_number from ${
    past("dose")
  }
    ), touched_ticket as (
      select id, ticket_number, resident_number_key from ticket
      where municipality_code = ${code} and ticket_number in (select ticket_number from number)
      union
      select id, ticket_number, resident_number_key from ${past("ticket")}
    )
    select 'recipient', id, resident_number_key from ${live("recipient")}
    union select 'recipient', id, resident_number_key from ${past("recipient")}
    union select 'recipient', id, resident_number_key from recipient
      where municipality_code = ${code}
        and resident_number_key in (select resident_number_key from touched_ticket)
    union select 'ticket', id, ticket_number from touched_ticket
    on conflict do nothing`.execute(tx);
  await sql`analyze examined`.execute(tx);
}
