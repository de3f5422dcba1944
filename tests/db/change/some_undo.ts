import assert from "node:assert/strict";
import type { Sql } from "postgres";
import { undoChange } from "../../../db/change/undo_change.ts";
import type { Database } from "../../../db/database.ts";
import type { Act } from "../../../domain/account/act.ts";

/** Takes a change back; answers why it was refused, or undefined. */
export async function takeBack(
  { register }: Database,
  act: Act,
  changeId: string,
): Promise<string | undefined> {
  const undone = await undoChange(register, act, { changeId, reason: "入力の誤り" });
  return undone.ok ? undefined : undone.message;
}

/** The newest change of this kind. */
export async function lastChange(owner: Sql, code: string, kind = "edit"): Promise<string> {
  const [row] = await owner`
    select id from change where municipality_code = ${code} and kind = ${kind}
    order by id desc limit 1`;
  assert.ok(row, `there is a change of kind ${kind}`);
  return row.id;
}

type Row = Record<string, unknown>;

/** What the register says of each row, by table and id, whoever wrote it and how often. */
export async function contentByRow(owner: Sql, code: string): Promise<Map<string, Row>> {
  const content = new Map<string, Row>();
  for (const table of ["recipient", "ticket", "dose"]) {
    const rows = await owner<{ row: Row & { id: string } }[]>`
      select to_jsonb(live) - 'version' - 'change_id' - 'my_number_sealed' as row
      from ${owner(table)} as live where municipality_code = ${code}`;
    for (const { row } of rows) content.set(`${table} ${row.id}`, row);
  }
  return content;
}
