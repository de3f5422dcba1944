import { sql } from "kysely";
import type { RowUndo } from "../../domain/record/change_undo.ts";
import type { RecordTable } from "../../domain/record/row_step.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { expectOne } from "./expect_one.ts";
import type { PuttingBack } from "./putting_back.ts";
import { removeAdded } from "./remove_added.ts";
import { countUp, overwrite, reinsert } from "./write_former.ts";

/**
 * Puts rows back to what they were before their change, each as a new version under the undo's
 * change. A dose the change added is withdrawn, any other row it added leaves the register. Doses
 * and tickets first step out of each other's way: two may have changed places.
 */
export async function putRowsBack(
  tx: MunicipalityTransaction,
  putting: PuttingBack,
  rows: readonly RowUndo[],
): Promise<void> {
  const of = (table: RecordTable) => rows.filter(({ step }) => step.table === table);
  await sql`set constraints all deferred`.execute(tx);
  for (const row of rows) await remember(tx, putting, row);
  for (const { live } of of("ticket")) if (live) await supersede(tx, putting, live.id);
  for (const { live } of of("dose")) if (live) await withdraw(tx, putting, live.id);
  for (const table of ["recipient", "ticket", "dose"] as const) {
    for (const row of of(table)) await putBack(tx, putting, row);
  }
  for (const table of ["ticket", "recipient"] as const) {
    for (const row of of(table)) if (!row.step.before) await removeAdded(tx, putting, row);
  }
}

/** The version that stands goes to the history; somebody may have been faster. */
async function remember(
  tx: MunicipalityTransaction,
  { municipalityCode, undoChangeId }: PuttingBack,
  { step: { table, id }, live }: RowUndo,
): Promise<void> {
  if (!live) return;
  const { numAffectedRows } = await sql`
    insert into ${sql.table(`${table}_history`)}
    select live.*, ${undoChangeId}::uuid from ${sql.table(table)} as live
    where municipality_code = ${municipalityCode} and id = ${id} and version = ${live.version}
    for update`.execute(tx);
  expectOne(numAffectedRows);
}

async function supersede(
  tx: MunicipalityTransaction,
  { municipalityCode }: PuttingBack,
  id: string,
): Promise<void> {
  await tx.updateTable("ticket").set({ state: "superseded" })
    .where("municipality_code", "=", municipalityCode).where("id", "=", id).execute();
}

async function withdraw(
  tx: MunicipalityTransaction,
  { municipalityCode, at }: PuttingBack,
  id: string,
): Promise<void> {
  await tx.updateTable("dose").set({ withdrawn_at: at })
    .where("municipality_code", "=", municipalityCode).where("id", "=", id).execute();
}

async function putBack(
  tx: MunicipalityTransaction,
  putting: PuttingBack,
  row: RowUndo,
): Promise<void> {
  const { step: { table, before }, live } = row;
  if (before && live) return await overwrite(tx, putting, row);
  if (before) return await reinsert(tx, putting, row);
  if (table === "dose" && live) await countUp(tx, putting, row);
}
