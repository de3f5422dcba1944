import assert from "node:assert/strict";
import type { Sql } from "postgres";
import type { Database } from "../../../db/database.ts";
import { eraseRecords } from "../../../db/retention/erase_records.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { ErasureCounts, Retention } from "../../../domain/retention/retention.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { confirm } from "../confirmation/a_confirmation.ts";
import { aCorrection, type Correcting } from "../correction/a_correction.ts";
import { protectPerson } from "../protection/a_protection.ts";
import type { RecipientCells } from "../upload/a_recipient.ts";

/** Of people alone: files and cases stay, however old the tests' are. */
export const PEOPLE_ONLY: Retention = {
  years: 5,
  fileDays: 36_500,
  caseDays: 36_500,
  auditYears: 100,
};

/** Somebody with two doses, a corrected name, marks on them, and a flag that they moved out. */
export async function aLeaver(
  database: Database,
  act: Act,
  cells: Partial<RecipientCells> = {},
): Promise<{ id: string; person: RecipientCells; correcting: Correcting }> {
  const { correcting, person } = await aCorrection(database, act, { cells });
  await correcting.person({ familyName: "旧姓", status: "moved_out" });
  await correcting.dose(1, { lotNumber: "EX9999" });
  await correcting.update();
  const { id } = correcting.subject;
  await protectPerson(database, act, { recipientId: id });
  assert.equal(await confirm(database, act, person), id);
  return { id, person, correcting };
}

/** Sets everything that ever happened in a municipality so many years back. */
export async function longAgo(owner: Sql, code: string, years = 10): Promise<void> {
  const back = owner`make_interval(years => ${years})`;
  await owner`update change set made_at = made_at - ${back} where municipality_code = ${code}`;
  await owner`
    update dose set vaccinated_on = vaccinated_on - ${back} where municipality_code = ${code}`;
}

/** Sets everything that ever happened in a municipality to this moment. */
export async function justNow(owner: Sql, code: string): Promise<void> {
  await owner`update change set made_at = now() where municipality_code = ${code}`;
}

/** `erase`, now; nobody else is at it. */
export async function erase(
  { address }: Database,
  { mode = "erase", retention = PEOPLE_ONLY }: {
    mode?: "erase" | "rehearse";
    retention?: Retention;
  } = {},
): Promise<ErasureCounts> {
  const erased = await eraseRecords(address, {
    at: new Date(),
    retention,
    keys: aKeyRing(),
    byWhom: "運用者",
    mode,
  });
  assert.ok(erased, "no other test erases this database");
  return erased;
}

/** What is written about the erasing itself. */
const WRITTEN_BY_IT = [
  ...["audit", "audit_pending", "audit_seal", "erased_dose", "erasure"],
  ...["touched_dose", "touched_ticket", "touched_recipient", "dose_change", "people_change"],
];

/** Every row of every table, as text, but for what an erasure itself writes. */
export async function everyRow(owner: Sql): Promise<Map<string, Set<string>>> {
  const tables = await owner`
    select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`;
  const rows = new Map<string, Set<string>>();
  for (const { name } of tables) {
    if (WRITTEN_BY_IT.includes(name)) continue;
    const all = await owner`select t::text as row from ${owner(name)} as t`;
    rows.set(name, new Set(all.map(({ row }) => row)));
  }
  return rows;
}

/** How many rows of each table are gone; throws when any was changed or added. */
export function goneBetween(
  before: ReadonlyMap<string, ReadonlySet<string>>,
  after: ReadonlyMap<string, ReadonlySet<string>>,
): Record<string, number> {
  const gone: Record<string, number> = {};
  for (const [table, rows] of before) {
    const left = after.get(table)!;
    for (const row of left) assert.ok(rows.has(row), `${table} has a row it had not`);
    if (left.size < rows.size) gone[table] = rows.size - left.size;
  }
  return gone;
}
