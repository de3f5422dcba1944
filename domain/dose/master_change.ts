import type { CellChange } from "../upload/review.ts";

/** The two lists a municipality keeps itself. */
export type MasterKind = "vaccine" | "lot";

export type MasterChangeKind = "added" | "changed" | "removed";

export const MASTER_CHANGE_LABELS: Record<MasterChangeKind, string> = {
  added: "追加",
  changed: "変更",
  removed: "削除",
};

/** What was made of one vaccine or lot. */
export interface MasterChange {
  id: string;
  madeAt: Date;
  loginId: string;
  kind: MasterChangeKind;
  /** "ファイザー（コミナティ筋注）", "ファイザー EY5420" */
  name: string;
  cells: readonly CellChange[];
}

/** What a row says, by the label of its field; a blank field is null. */
export type MasterCells = Readonly<Record<string, string | null>>;

/** The fields that differ; of something added or removed, all that are filled in. */
export function changedCells(
  before: MasterCells | undefined,
  after: MasterCells | undefined,
): CellChange[] {
  return Object.keys(after ?? before ?? {})
    .map((column) => ({
      column,
      before: before?.[column] ?? null,
      after: after?.[column] ?? null,
    }))
    .filter((cell) => cell.before !== cell.after);
}
