import type { Act } from "../../domain/account/act.ts";
import { undoRefusal, undoStep } from "../../domain/record/change_undo.ts";
import type { RecordSubject } from "../../domain/record/person_record.ts";
import { type ChangeNote, type RowChange, rowChanges } from "../../domain/record/record_change.ts";
import { recordActs } from "../audit.ts";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";
import { findUndo } from "./find_undo.ts";
import { listSubjects } from "./list_subjects.ts";

/** What taking a change back would do, or why it cannot be done. */
export interface ChangeUndoPreview {
  change: ChangeNote;
  /** From what stands now to what will stand. */
  rows: RowChange[];
  subjects: RecordSubject[];
  /** The change that took it back already. */
  undoneBy: ChangeNote | undefined;
  refusal: string | undefined;
}

/** Who looked is audited: the page shows what is stored of the people it is about. */
export function previewChangeUndo(
  register: Register,
  act: Act,
  changeId: string,
): Promise<ChangeUndoPreview> {
  const code = act.actor.municipalityCode;
  return inMunicipality(register, code, async (tx) => {
    const found = await findUndo(tx, code, { changeId });
    const subjects = await listSubjects(tx, code, found.concerned);
    await recordActs(tx, code, {
      by: act,
      entries: subjects.map((subject) => ({ act: "history_viewed", subject })),
    });
    const steps = found.rows.map((row) => undoStep(row, act.at));
    return {
      change: found.change,
      rows: rowChanges(steps.filter(({ before, after }) => before || after)),
      subjects,
      undoneBy: found.undoneBy,
      refusal: undoRefusal(found),
    };
  });
}
