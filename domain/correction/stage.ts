import { type CorrectableDose, type CorrectablePerson, differingCells } from "./correctable.ts";
import type { DoseEdit, DraftEdits } from "./draft.ts";

/** The row an edit screen showed. */
export interface ShownRow<Row> {
  version: number;
  base: Row;
}

/** 決定 on the person's screen. What is as it was is no edit. */
export function stagePerson(
  edits: DraftEdits,
  shown: ShownRow<CorrectablePerson>,
  next: CorrectablePerson,
): DraftEdits {
  const { version, base } = edits.person ?? shown;
  const cells = differingCells(base, next);
  const { person: _former, ...rest } = edits;
  return Object.keys(cells).length === 0 ? rest : { ...rest, person: { version, base, cells } };
}

export interface DoseOnScreen extends ShownRow<CorrectableDose> {
  id: string;
  /** Deleted, or being restored. */
  isWithdrawn: boolean;
}

/** 決定 on a dose's screen; a deleted one is restored with the changes, and marked so. */
export function stageDose(
  edits: DraftEdits,
  shown: DoseOnScreen,
  next: CorrectableDose,
): DraftEdits {
  const { version, base } = edits.doses[shown.id] ?? shown;
  const action = shown.isWithdrawn ? "restore" : "change";
  return withDose(edits, shown.id, { version, base, action, cells: differingCells(base, next) });
}

/** このデータを削除. A dose that was only just added, or is being restored, is simply left alone. */
export function stageDeletion(edits: DraftEdits, shown: DoseOnScreen): DraftEdits {
  const former = edits.doses[shown.id];
  if (former?.action === "restore") return withoutDose(edits, shown.id);
  const { version, base } = former ?? shown;
  return withDose(edits, shown.id, { version, base, action: "withdraw", cells: {} });
}

/** 復元 of a deleted dose; of one whose deletion is only staged it takes that back. */
export function stageRestoration(edits: DraftEdits, shown: DoseOnScreen): DraftEdits {
  if (edits.doses[shown.id]) return withoutDose(edits, shown.id);
  const { version, base } = shown;
  return withDose(edits, shown.id, { version, base, action: "restore", cells: {} });
}

/** 接種記録を追加, or 決定 on the screen of a dose added before under the same key. */
export function stageAddition(edits: DraftEdits, key: string, cells: CorrectableDose): DraftEdits {
  const isKnown = edits.added.some((dose) => dose.key === key);
  const added = isKnown
    ? edits.added.map((dose) => dose.key === key ? { key, cells } : dose)
    : [...edits.added, { key, cells }];
  return { ...edits, added };
}

export function dropAddition(edits: DraftEdits, key: string): DraftEdits {
  return { ...edits, added: edits.added.filter((dose) => dose.key !== key) };
}

function withDose(edits: DraftEdits, id: string, edit: DoseEdit): DraftEdits {
  const changesNothing = edit.action === "change" && Object.keys(edit.cells).length === 0;
  if (changesNothing) return withoutDose(edits, id);
  return { ...edits, doses: { ...edits.doses, [id]: edit } };
}

function withoutDose(edits: DraftEdits, id: string): DraftEdits {
  const { [id]: _former, ...doses } = edits.doses;
  return { ...edits, doses };
}
