import { formatDateTime } from "../../domain/date/plain_date.ts";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

interface KeptLine {
  residentNumber: string;
  ticketNumber: string;
  reason: string;
}

interface UndoResultProps {
  upload: { id: string; undoneAt: Date; keptCount: number };
  /** The first of them; all are in the download. */
  kept: readonly KeptLine[];
}

/** Part of the upload's page once it has been taken back: what was not, and why. */
export function UndoResult({ upload, kept }: UndoResultProps) {
  const { id, undoneAt, keptCount } = upload;
  const when = formatDateTime(undoneAt);
  return (
    <section aria-labelledby="undo-result">
      <h2 id="undo-result">取消の結果</h2>
      {keptCount === 0
        ? (
          <Message look="success" heading="取消完了">
            <p>{when}に、この登録をすべて取り消しました。</p>
          </Message>
        )
        : (
          <Message look="caution" heading="取消完了（確認が必要な記録があります）">
            <p>
              {when}に、この登録を取り消しました。次の{keptCount.toLocaleString("ja-JP")}
              件は登録前の状態に戻していません。1件ずつ確かめてください。
            </p>
          </Message>
        )}
      {keptCount > kept.length && (
        <p>
          先頭の{kept.length.toLocaleString("ja-JP")}件を表示しています。
          <a href={paths.uploadKept(id)} download>すべてをCSVでダウンロード</a>
        </p>
      )}
      {keptCount > 0 && <KeptTable kept={kept} />}
    </section>
  );
}

function KeptTable({ kept }: Pick<UndoResultProps, "kept">) {
  return (
    <DataTable
      caption="登録前の状態に戻していない記録"
      columns={["個別宛名番号", "券番号", "理由"]}
      rows={kept.map(({ residentNumber, ticketNumber, reason }) => [
        residentNumber || "未登録",
        ticketNumber || "–",
        reason,
      ])}
      prose={[2]}
      empty=""
    />
  );
}
