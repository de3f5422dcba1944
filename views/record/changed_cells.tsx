import type { RowChange } from "../../domain/record/record_change.ts";
import { ROW_ACTION_LABELS } from "../../domain/record/record_change.ts";
import type { CellChange } from "../../domain/upload/review.ts";

/** What a change did to each row: its name, the verb, and cell by cell from what to what. */
export function ChangedRows({ rows }: { rows: readonly RowChange[] }) {
  return (
    <ul class="changed-rows">
      {rows.map(({ action, title, cells }) => (
        <li>
          <p class="changed-rows__title">
            {title}
            <span class={`row-action row-action--${action}`}>{ROW_ACTION_LABELS[action]}</span>
          </p>
          <Cells cells={cells} side={SIDES[action]} />
        </li>
      ))}
    </ul>
  );
}

type Side = "both" | "after" | "before";

const SIDES: Record<RowChange["action"], Side> = {
  added: "after",
  changed: "both",
  deleted: "before",
  restored: "after",
  removed: "before",
};

function Cells({ cells, side }: { cells: readonly CellChange[]; side: Side }) {
  if (cells.length === 0) return <p class="quiet">表示する項目の変更はありません。</p>;
  return (
    <ul class="cells">
      {cells.map(({ column, before, after }) => (
        <li>
          <span class="cells__column">{column}</span>
          {side !== "after" && <del class="cells__before">{before ?? "（空白）"}</del>}
          {side === "both" && <span class="cells__arrow" aria-label="から">→</span>}
          {side !== "before" && <ins class="cells__after">{after ?? "（空白）"}</ins>}
        </li>
      ))}
    </ul>
  );
}
