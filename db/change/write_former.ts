import { sql } from "kysely";
import type { RowUndo } from "../../domain/record/change_undo.ts";
import type { RecordTable } from "../../domain/record/row_step.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { expectOne } from "./expect_one.ts";
import type { PuttingBack } from "./putting_back.ts";

/** The row as it was before its change, as a new version. */
export async function overwrite(
  tx: MunicipalityTransaction,
  { municipalityCode, undoChangeId }: PuttingBack,
  { step: { table, id, before }, live }: RowUndo,
): Promise<void> {
  const content = (await contentColumns(tx, table)).map((name) =>
    sql`${sql.ref(name)} = ${sql.ref(`former.${name}`)}`
  );
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} as live
    set ${sql.join(content)}, version = ${live!.version + 1}, change_id = ${undoChangeId}
    from ${sql.table(`${table}_history`)} as former
    where live.municipality_code = ${municipalityCode} and live.id = ${id}
      and live.version = ${live!.version}
      and former.municipality_code = ${municipalityCode} and former.id = ${id}
      and former.version = ${before!.version}`.execute(tx);
  expectOne(numAffectedRows);
}

/** A row that left the register comes back under its own id, after its newest version. */
export async function reinsert(
  tx: MunicipalityTransaction,
  { municipalityCode, undoChangeId }: PuttingBack,
  { step: { table, id, before }, newest }: RowUndo,
): Promise<void> {
  const content = sql.join((await contentColumns(tx, table)).map((name) => sql.ref(name)));
  const { numAffectedRows } = await sql`
    insert into ${sql.table(table)} (municipality_code, id, version, change_id, ${content})
    select municipality_code, id, ${newest.version + 1}::integer, ${undoChangeId}::uuid, ${content}
    from ${sql.table(`${table}_history`)}
    where municipality_code = ${municipalityCode} and id = ${id}
      and version = ${before!.version}`.execute(tx);
  expectOne(numAffectedRows);
}

/** Of a dose that has been withdrawn just now: a new version, as of every change. */
export async function countUp(
  tx: MunicipalityTransaction,
  { municipalityCode, undoChangeId }: PuttingBack,
  { step: { id }, live }: RowUndo,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update dose set version = version + 1, change_id = ${undoChangeId}
    where municipality_code = ${municipalityCode} and id = ${id} and version = ${live!.version}`
    .execute(tx);
  expectOne(numAffectedRows);
}

const NOT_CONTENT = ["municipality_code", "id", "version", "change_id"];

/** Every column that says something, as the table has them today; computed ones follow. */
async function contentColumns(tx: MunicipalityTransaction, table: RecordTable): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' and attname <> all(${NOT_CONTENT}::text[])`.execute(tx);
  return rows.map(({ name }) => name);
}
