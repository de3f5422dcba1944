import { AppError } from "../../domain/app_error.ts";
import {
  type RowUndo,
  rowUndo,
  standsAsWritten,
  type UndoCircumstances,
} from "../../domain/record/change_undo.ts";
import { type ChangeNote, UNDOABLE_KINDS } from "../../domain/record/record_change.ts";
import { type RowVersion, stepsOf } from "../../domain/record/row_step.ts";
import { lookupConfirmation } from "../confirmation/lookup_confirmation.ts";
import { listChanges } from "../record/list_changes.ts";
import { listVersions, type RowIds } from "../record/list_versions.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { type Concerned, concernedBy, NOBODY } from "./concerned_by.ts";
import { listDosedTickets, listNumberHolders } from "./undo_obstacles.ts";
import { rowsOfChange } from "./rows_of_change.ts";

/** What taking a change back would meet. */
export interface FoundUndo extends UndoCircumstances {
  rows: RowUndo[];
  /** Of `rows`: what a change wrote never grows. */
  ids: RowIds;
  concerned: Concerned;
}

const NO_ROWS: RowIds = { recipient: [], ticket: [], dose: [] };
const UNHINDERED = {
  moved: [],
  dosedTickets: [],
  numberHolders: [],
  undoneBy: undefined,
  isConfirmed: false,
};

/** Throws not found when the municipality has no such change. `known` spares a second search. */
export async function findUndo(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { changeId, known }: { changeId: string; known?: RowIds },
): Promise<FoundUndo> {
  const [change] = await listChanges(tx, municipalityCode, [changeId]);
  if (!change) {
    throw new AppError("not_found", "この変更はありません。変更の履歴から選び直してください。");
  }
  // An upload may have written a million rows, and is taken back elsewhere.
  if (!UNDOABLE_KINDS.includes(change.kind)) {
    return { change, rows: [], ids: NO_ROWS, concerned: NOBODY, ...UNHINDERED };
  }
  const ids = known ?? await rowsOfChange(tx, municipalityCode, changeId);
  const versions = await listVersions(tx, municipalityCode, ids);
  const rows = rowsAsTheyStand(versions, changeId);
  const later = await listChanges(tx, municipalityCode, changesIn(versions));
  const concerned = await concernedBy(tx, municipalityCode, versions);
  return {
    change,
    rows,
    ids,
    concerned,
    moved: movedRows(rows, later),
    dosedTickets: await listDosedTickets(tx, municipalityCode, rows),
    numberHolders: await listNumberHolders(tx, municipalityCode, rows),
    undoneBy: later.find(({ undoneChangeId }) => undoneChangeId === changeId),
    isConfirmed: await isAnyConfirmed(tx, municipalityCode, concerned.residentNumberKeys),
  };
}

function rowsAsTheyStand(versions: readonly RowVersion[], changeId: string): RowUndo[] {
  return stepsOf(versions).filter((step) => step.changeId === changeId).map((step) =>
    rowUndo(step, versions.filter(({ table, id }) => table === step.table && id === step.id))
  );
}

function changesIn(versions: readonly RowVersion[]): string[] {
  const ids = versions.flatMap(({ changeId, replacedBy }) => [changeId, replacedBy]);
  return [...new Set(ids)].filter((id) => id !== null);
}

function movedRows(rows: readonly RowUndo[], later: readonly ChangeNote[]) {
  return rows.flatMap((row) => {
    const since = later.find(({ id }) => id === row.lastChangeId)!;
    return standsAsWritten(row, since.kind) ? [] : [{ step: row.step, since }];
  });
}

async function isAnyConfirmed(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  keys: readonly string[],
): Promise<boolean> {
  for (const key of keys) {
    if (await lookupConfirmation(tx, municipalityCode, key)) return true;
  }
  return false;
}
