import { type Kysely, sql } from "kysely";
import { OperatorError } from "../domain/operator_error.ts";

const OLDEST_SERVER = 150_000;

/** PostgreSQL 15 or newer: MERGE and security of the schema `public` begin there. */
export async function refuseOldServer(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ version: string; number: string }>`
    select current_setting('server_version') as version,
      current_setting('server_version_num') as number`.execute(db);
  if (Number(rows[0]!.number) >= OLDEST_SERVER) return;
  throw new OperatorError(
    `PostgreSQL ${rows[0]!.version} は使えません。15以降の DATABASE_URL を指定してください。`,
  );
}

/** With C ctype PostgreSQL does not see Japanese letters, and name search would find nobody. */
export async function refuseCType(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ sees: boolean }>`select 'ア' ~ '[[:alpha:]]' as sees`.execute(db);
  if (rows[0]!.sees) return;
  throw new OperatorError(
    "データベースの LC_CTYPE が C のため日本語を扱えません。C.UTF-8 か ICU で作り直してください。",
  );
}
