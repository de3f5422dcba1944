import { formatDateTime } from "../../domain/date/plain_date.ts";
import {
  MASTER_CHANGE_LABELS,
  type MasterChange,
  type MasterChangeKind,
} from "../../domain/dose/master_change.ts";
import type { CellChange } from "../../domain/upload/review.ts";
import { DataTable } from "../layout/data_table.tsx";

/** 変更の記録: who changed what, when, from what to what; the newest first. */
export function MasterChanges({ changes }: { changes: readonly MasterChange[] }) {
  return (
    <>
      <h2>変更の記録</h2>
      <DataTable
        caption="変更の記録（新しい順）"
        columns={["日時", "ログインID", "種類", "対象", "内容"]}
        prose={[1, 3, 4]}
        empty="変更はまだありません。"
        rows={changes.map(({ madeAt, loginId, kind, name, cells }) => [
          formatDateTime(madeAt),
          loginId,
          MASTER_CHANGE_LABELS[kind],
          name,
          cells.map((cell) => cellText(kind, cell)).join("、"),
        ])}
      />
    </>
  );
}

/** "接種間隔：18日以上 → 20日以上"; of something added or removed only what it was. */
function cellText(kind: MasterChangeKind, { column, before, after }: CellChange): string {
  if (kind !== "changed") return `${column}：${after ?? before}`;
  return `${column}：${before ?? "（空白）"} → ${after ?? "（空白）"}`;
}
