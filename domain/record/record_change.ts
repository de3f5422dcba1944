import type { TicketKind } from "../ticket/ticket_kind.ts";
import { ticketKindLabel } from "../ticket/ticket_kind.ts";
import type { CellChange } from "../upload/review.ts";
import type { UploadName } from "./dose_origin.ts";
import { cellsOf } from "./row_cells.ts";
import type { RecordTable, RowStep, RowValues } from "./row_step.ts";

export type ChangeKind = "upload" | "registration" | "edit" | "merge" | "undo";

export const CHANGE_KIND_LABELS: Record<ChangeKind, string> = {
  upload: "アップロード",
  registration: "登録",
  edit: "補正",
  merge: "統合",
  undo: "取消",
};

/** Kinds that can be taken back one by one; an upload is taken back as a whole file. */
export const UNDOABLE_KINDS: readonly ChangeKind[] = ["edit", "merge"];

/** One act of one person, without what it did. */
export interface ChangeNote {
  id: string;
  kind: ChangeKind;
  madeAt: Date;
  loginId: string;
  /** 担当者 of the shared tablet it was made at. */
  operatorName: string | null;
  /** 全国地方公共団体コード of whoever made it. */
  officeCode: string;
  reason: string;
  /** The file that brought it, or whose taking back it is. */
  upload: UploadName | null;
  /** Of kind "undo": the change that was taken back, unless it was an upload. */
  undoneChangeId: string | null;
}

/** What a change did to a row, in words. */
export interface RowChange {
  table: RecordTable;
  id: string;
  action: RowAction;
  /** "接種対象者", "接種券 0000000001", "1回目の接種" */
  title: string;
  cells: CellChange[];
}

export type RowAction = "added" | "changed" | "deleted" | "restored" | "removed";

export const ROW_ACTION_LABELS: Record<RowAction, string> = {
  added: "追加",
  changed: "変更",
  deleted: "削除",
  restored: "復元",
  removed: "登録の取消",
};

/** A change and what it did to one record. */
export interface RecordChange extends ChangeNote {
  rows: RowChange[];
  /** The change that took it back. */
  undoneBy: ChangeNote | undefined;
  /** The change that it took back. */
  undone: ChangeNote | undefined;
}

/** In the order of a record: the person, the tickets, the doses. */
export function rowChanges(steps: readonly RowStep[]): RowChange[] {
  return steps.map(rowChange).toSorted((a, b) =>
    ORDER.indexOf(a.table) - ORDER.indexOf(b.table) || a.title.localeCompare(b.title, "ja")
  );
}

const ORDER: readonly RecordTable[] = ["recipient", "ticket", "dose"];

export function rowChange(step: RowStep): RowChange {
  const { table, id, before, after } = step;
  const values = (after ?? before)!.values;
  const action = actionOf(step);
  return { table, id, action, title: titleOf(table, values), cells: cellsOf(told(step, action)) };
}

/** Of a dose that is deleted, all that it was; of one that is restored, all that it is again. */
function told(step: RowStep, action: RowAction): RowStep {
  if (action === "deleted") return { ...step, after: undefined };
  return action === "restored" ? { ...step, before: undefined } : step;
}

function actionOf({ before, after }: RowStep): RowAction {
  if (!before) return "added";
  if (!after) return "removed";
  const [wasDeleted, isDeleted] = [before, after].map(({ values }) => values.withdrawn_at != null);
  if (wasDeleted === isDeleted) return "changed";
  return isDeleted ? "deleted" : "restored";
}

function titleOf(table: RecordTable, values: RowValues): string {
  switch (table) {
    case "recipient":
      return "接種対象者";
    case "ticket":
      return `接種券 ${values.ticket_number}`;
    case "dose":
      return `${values.dose_number}回目の${ROW_KIND[values.kind as TicketKind]}`;
  }
}

const ROW_KIND: Record<TicketKind, string> = {
  vaccination: ticketKindLabel("vaccination"),
  examination: "予診",
};
