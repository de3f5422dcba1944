import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { MasterChange } from "../../domain/dose/master_change.ts";
import type { CellChange } from "../../domain/upload/review.ts";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";

/** Somebody else saved first: what they made of it, against what was about to be saved. */
export interface OvertakenChange {
  by: MasterChange | undefined;
  /** From what is stored now to what was typed; of a removal there is none. */
  cells: readonly CellChange[] | undefined;
}

export function Overtaken({ by, cells }: OvertakenChange) {
  return (
    <div tabindex={-1} data-focus="first">
      <Message look="stop" heading="変更できませんでした">
        <p>
          {by && `${formatDateTime(by.madeAt)}に${by.loginId}が変更しました。`}
          {cells
            ? "あなたの変更はまだ登録していません。違いを確かめて、よければもう一度「変更する」を押してください。"
            : "まだ削除していません。今の内容を確かめて、よければもう一度削除してください。"}
        </p>
      </Message>
      {cells && <Difference cells={cells} />}
    </div>
  );
}

function Difference({ cells }: { cells: readonly CellChange[] }) {
  return (
    <DataTable
      caption="今の登録内容とあなたの入力の違い"
      columns={["項目", "今の登録内容", "あなたの入力"]}
      prose={[1, 2]}
      empty="今の登録内容は、あなたの入力と同じです。"
      rows={cells.map(({ column, before, after }) => [
        column,
        before ?? "（空白）",
        after ?? "（空白）",
      ])}
    />
  );
}
