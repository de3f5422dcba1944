import type { Database } from "../../../db/database.ts";
import type { DoseConflict } from "../../../db/conflict/conflict_records.ts";
import { listOpenConflicts } from "../../../db/conflict/list_conflicts.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aRecipient, type RecipientCells } from "../upload/a_recipient.ts";
import { aFiledDose, type FiledDose } from "../dose_upload/a_dose_file.ts";
import { applyDoses, applyPeople } from "../dose_upload/apply_rows.ts";

/** A person whose stored first dose a file contradicts in `cells`. */
export async function aConflict(
  database: Database,
  act: Act,
  cells: FiledDose,
): Promise<{ person: RecipientCells; conflict: DoseConflict }> {
  const person = aRecipient();
  const { residentNumber } = person;
  await applyPeople(database, act, [person]);
  await applyDoses(database, act, [{ residentNumber, doses: [aFiledDose()] }]);
  await applyDoses(database, act, [{ residentNumber, doses: [{ ...aFiledDose(), ...cells }] }]);
  const all = { limit: 1_000, offset: 0 };
  const open = await listOpenConflicts(database.register, act.actor.municipalityCode, all);
  return { person, conflict: open.find((it) => it.residentNumber === residentNumber)! };
}
