import { formatDateTime } from "../../domain/date/plain_date.ts";
import { CONFLICT_STATE_LABELS } from "../../domain/dose/conflict_decision.ts";
import { DataTable } from "../layout/data_table.tsx";
import type { ConflictRow } from "./conflict_row.ts";

/** Who decided what, when and why, the newest first. */
export function DecidedConflicts({ conflicts }: { conflicts: readonly ConflictRow[] }) {
  return (
    <DataTable
      caption="処理済みの食い違い（新しい順）"
      columns={["処理日時", "処理した人", "処理", "理由", "個別宛名番号", "回数", "ファイル"]}
      prose={[2, 3, 6]}
      empty="処理した食い違いはまだありません。"
      rows={conflicts.map((conflict) => [
        formatDateTime(conflict.decidedAt!),
        conflict.loginId,
        CONFLICT_STATE_LABELS[conflict.state],
        conflict.reason,
        conflict.residentNumber || "（空白）",
        `${conflict.doseNumber}回目`,
        `${conflict.fileName}（${conflict.line.toLocaleString("ja-JP")}行目）`,
      ])}
    />
  );
}
