import type { Sql } from "postgres";
import { connect, type DatabaseRole } from "../../db/connection.ts";
import type { Database } from "../../db/database.ts";
import { ownerSql } from "./owner_sql.ts";

/** Who may come in: out of the application's reach. */
export const GATE_TABLES = [
  "credential",
  "gmis_flow",
  "passkey",
  "passkey_challenge",
  "recovery_code",
  "server_process",
  "session",
  "sign_in_try",
  "step_up",
  "totp",
];

/** How many doses and people there are where; nobody is in them. */
export const TALLY_TABLES = [
  ...["tally_cell", "tally_coverage", "tally_day", "tally_entry", "tally_group", "tally_lag"],
  ...["tally_open", "tally_people", "tally_total", "tally_venue"],
  ...["tally_venue_day", "tally_venue_lag"],
];

/** A database as each of its roles sees it, by bare SQL. */
export async function databaseRoles(database: Database) {
  const owner = ownerSql(database);
  const application = connect(database.address, "vrs_app", 2);
  return {
    owner,
    application,
    gate: connect(database.address, "vrs_gate", 2),
    tablesOfMunicipalities: await tablesWithACode(owner),

    async grantedTo(role: DatabaseRole, privilege: string): Promise<string[]> {
      const rows = await owner`
        select table_name from information_schema.role_table_grants
        where grantee = ${role} and privilege_type = ${privilege} order by 1`;
      return rows.map(({ table_name }) => table_name);
    },

    /** Runs statements as the application that has entered `code`, and takes them back. */
    async inside<Answer>(code: string, work: (sql: Sql) => PromiseLike<Answer>): Promise<Answer> {
      const connection = await application.reserve();
      try {
        await connection`begin`;
        await connection.unsafe(`set local vrs.municipality = '${code}'`);
        return await work(connection);
      } finally {
        await connection`rollback`;
        connection.release();
      }
    },
  };
}

async function tablesWithACode(owner: Sql): Promise<string[]> {
  const rows = await owner`
    select attrelid::regclass::text as name from pg_attribute
    join pg_class on pg_class.oid = attrelid and relkind in ('r', 'p')
    where attname = 'municipality_code' and relnamespace = 'public'::regnamespace order by 1`;
  return rows.map(({ name }) => name);
}
