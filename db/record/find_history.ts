import type { Act } from "../../domain/account/act.ts";
import type { RecordSubject } from "../../domain/record/person_record.ts";
import { type RecordChange, rowChanges } from "../../domain/record/record_change.ts";
import { stepsOf } from "../../domain/record/row_step.ts";
import { recordAct } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { refuseMissing } from "./find_record.ts";
import { listChanges } from "./list_changes.ts";
import { listVersions } from "./list_versions.ts";
import { rowsOfRecord } from "./rows_of_record.ts";

/** Every change that touched a record, the newest first; who looked is audited. */
export function findHistory(
  register: Register,
  act: Act,
  subject: RecordSubject,
): Promise<RecordChange[]> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const changes = await listRecordChanges(tx, code, subject);
    if (changes.length === 0) return refuseMissing();
    await recordAct(tx, code, { by: act, entry: { act: "history_viewed", subject } });
    return changes;
  });
}

async function listRecordChanges(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  subject: RecordSubject,
): Promise<RecordChange[]> {
  const rows = await rowsOfRecord(tx, municipalityCode, subject);
  const steps = Map.groupBy(
    stepsOf(await listVersions(tx, municipalityCode, rows)),
    ({ changeId }) => changeId,
  );
  const notes = await listChanges(tx, municipalityCode, [...steps.keys()]);
  return notes.map((note) => ({
    ...note,
    rows: rowChanges(steps.get(note.id) ?? []),
    undoneBy: notes.find(({ undoneChangeId }) => undoneChangeId === note.id),
    undone: notes.find(({ id }) => id === note.undoneChangeId),
  }));
}
