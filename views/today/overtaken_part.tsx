import type { StaleCell } from "../../domain/correction/stale_edit.ts";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";

/** Every cell that either side changed since the screen was opened. */
export interface Overtaking {
  /** Empty when only the standing has changed, and of a withdrawal. */
  cells: readonly StaleCell[];
}

/** Somebody was faster: both versions side by side; nothing has been written. */
export function OvertakenPart({ cells }: Overtaking) {
  return (
    <div role="alert" tabindex={-1} data-focus="first">
      <Message look="stop" heading="ほかの端末か自治体の職員が、先に同じ登録を変更しました">
        <p>
          あなたの変更はまだ登録していません。今の登録内容と見比べて、必要ならもう一度送信してください。
        </p>
      </Message>
      {cells.length > 0 && (
        <DataTable
          caption="今の登録内容とあなたの入力の見比べ"
          columns={["項目", "画面を開いたとき", "今の登録内容", "あなたの入力"]}
          prose={[1, 2, 3]}
          empty=""
          rows={cells.map((cell) => [cell.column, text(cell.before), nowOf(cell), mineOf(cell)])}
        />
      )}
    </div>
  );
}

function text(cell: string | null): string {
  return cell ?? "（空白）";
}

function nowOf({ before, now }: StaleCell) {
  return now === before ? text(now) : <mark>{text(now)}</mark>;
}

function mineOf({ before, mine }: StaleCell) {
  return mine === before ? "（変更なし）" : <mark>{text(mine)}</mark>;
}
