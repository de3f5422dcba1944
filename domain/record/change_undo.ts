import { formatDateTime } from "../date/plain_date.ts";
import { CONFIRMED_REFUSAL } from "./confirmation.ts";
import { CHANGE_KIND_LABELS, type ChangeNote, rowChange, UNDOABLE_KINDS } from "./record_change.ts";
import { saysTheSame } from "./row_cells.ts";
import type { RowStep, RowVersion } from "./row_step.ts";

/** One row a change wrote, and how it stands now. */
export interface RowUndo {
  step: RowStep;
  /** Undefined when the row is not in the register. */
  live: RowVersion | undefined;
  /** The newest version there ever was. */
  newest: RowVersion;
  /** The last change that touched the row. */
  lastChangeId: string;
}

/** How a step's row stands; `versions` are all of that row. */
export function rowUndo(step: RowStep, versions: readonly RowVersion[]): RowUndo {
  const newest = versions.toSorted((a, b) => a.version - b.version).at(-1)!;
  const live = newest.replacedBy === null ? newest : undefined;
  return { step, live, newest, lastChangeId: newest.replacedBy ?? newest.changeId };
}

/**
 * Whether a row stands as its change wrote it: nobody has touched it since, or the undo of a later
 * change has put back just that.
 */
export function standsAsWritten(
  { step, live, lastChangeId }: RowUndo,
  lastKind: ChangeNote["kind"] | undefined,
): boolean {
  if (lastChangeId === step.changeId) return true;
  if (lastKind !== "undo") return false;
  if (!live || !step.after) return live === step.after;
  return saysTheSame(live.values, step.after.values);
}

/** What taking it back does to the row; a dose that was added is withdrawn, never removed. */
export function undoStep({ step, live }: RowUndo, at: Date): RowStep {
  const withdrawn = live && step.table === "dose"
    ? { ...live, values: { ...live.values, withdrawn_at: at.toISOString() } }
    : undefined;
  return { ...step, before: live, after: step.before ?? withdrawn };
}

export interface UndoCircumstances {
  change: ChangeNote;
  /** The change that took it back already. */
  undoneBy: ChangeNote | undefined;
  /** The rows that do not stand as the change wrote them, each with its last change. */
  moved: readonly { step: RowStep; since: ChangeNote }[];
  /** Tickets it added that bear a dose registered since. */
  dosedTickets: readonly string[];
  /** 個別宛名番号 of others who have the former My Number by now. */
  numberHolders: readonly string[];
  /** One of the people it is about is 確認済み. */
  isConfirmed: boolean;
}

/** Why a change cannot be taken back, all of it or nothing; undefined when it can. */
export function undoRefusal(circumstances: UndoCircumstances): string | undefined {
  const { change, undoneBy, moved, dosedTickets, numberHolders, isConfirmed } = circumstances;
  if (!UNDOABLE_KINDS.includes(change.kind)) {
    return `「${CHANGE_KIND_LABELS[change.kind]}」はこの画面では取り消せません。`;
  }
  if (undoneBy) return `この変更は、${whenAndWho(undoneBy)}が取り消しました。`;
  if (isConfirmed) return CONFIRMED_REFUSAL;
  if (moved.length > 0) return movedRefusal(moved);
  if (dosedTickets.length > 0) {
    return `この変更で追加した券番号（${
      dosedTickets.join("、")
    }）に、あとから接種記録が登録されている` +
      "ため、取り消せません。接種記録を確かめ、補正で直してください。";
  }
  if (numberHolders.length > 0) {
    return `元のマイナンバーが個別宛名番号「${
      numberHolders.join("」「")
    }」の人に登録されているため、` +
      "取り消せません。どちらの人の番号かを確かめてください。";
  }
  return undefined;
}

function movedRefusal(moved: UndoCircumstances["moved"]): string {
  const lines = moved.map(({ step, since }) =>
    `「${rowChange(step).title}」は${whenAndWho(since)}が${
      CHANGE_KIND_LABELS[since.kind]
    }で変更しました`
  );
  return `この変更のあとに記録が変わっているため、取り消せません。${lines.join("。")}。` +
    "新しい変更から順に取り消すか、補正で直してください。";
}

function whenAndWho({ madeAt, loginId }: ChangeNote): string {
  return `${formatDateTime(madeAt)}に${loginId}`;
}
