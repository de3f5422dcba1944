import type { Act } from "../../domain/account/act.ts";
import { undoRefusal } from "../../domain/record/change_undo.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import { recordActs } from "../audit.ts";
import { openChange } from "../change.ts";
import { lockRecords } from "../confirmation/lock_person.ts";
import type { Register } from "../database.ts";
import { forgetMerge } from "../duplicate/forget_merge.ts";
import { refreshFindings } from "../finding/refresh_findings.ts";
import { attemptInMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { findUndo, type FoundUndo } from "./find_undo.ts";
import { listSubjects } from "./list_subjects.ts";
import { putRowsBack } from "./put_rows_back.ts";
import { collisionOf } from "./undo_collision.ts";

/**
 * Takes back one edit or merge, all of it or nothing: every row it wrote becomes what it was before
 * as a new version. A failure says what has changed since, and by whom. Throws not found when there
 * is no such change, and a conflict when somebody is faster.
 */
export async function undoChange(
  register: Register,
  act: Act,
  undo: { changeId: string; reason: string },
): Promise<Result<void>> {
  try {
    return await attemptUndo(register, act, undo);
  } catch (error) {
    const collision = collisionOf(error);
    if (!collision) throw error;
    return failure(collision);
  }
}

function attemptUndo(
  register: Register,
  act: Act,
  { changeId, reason }: { changeId: string; reason: string },
): Promise<Result<void>> {
  const code = act.actor.municipalityCode;
  return attemptInMunicipality(register, code, async (tx) => {
    const { ids: known, concerned } = await findUndo(tx, code, { changeId });
    await lockRecords(tx, code, concerned);
    const found = await findUndo(tx, code, { changeId, known });
    const refusal = undoRefusal(found);
    if (refusal) return failure(refusal);
    const source = `change:${changeId}`;
    const undoChangeId = await openChange(tx, code, { act, kind: "undo", reason, source });
    await putRowsBack(tx, { municipalityCode: code, undoChangeId, at: act.at }, found.rows);
    await reopenConflict(tx, code, changeId);
    await forgetMerge(tx, code, { changeId, undoChangeId });
    await recordUndo(tx, act, found);
    await refreshFindings(tx, code, { at: act.at, ...found.concerned });
    return success(undefined);
  });
}

/** A contradiction of a file that was decided by the change is undecided again. */
async function reopenConflict(
  tx: MunicipalityTransaction,
  code: string,
  changeId: string,
): Promise<void> {
  await tx.updateTable("dose_conflict")
    .set({ state: "open", reason: "", decided_at: null, login_id: null, change_id: null })
    .where("municipality_code", "=", code).where("change_id", "=", changeId)
    .where("state", "=", "replaced").execute();
}

/** Found by each person it was about, and by each ticket that is nobody's. */
async function recordUndo(
  tx: MunicipalityTransaction,
  act: Act,
  { change, concerned }: FoundUndo,
): Promise<void> {
  const code = act.actor.municipalityCode;
  await recordActs(tx, code, {
    by: act,
    entries: (await listSubjects(tx, code, concerned)).map((subject) => ({
      act: "change_undone",
      subject,
      detail: { change: change.id },
    })),
  });
}
