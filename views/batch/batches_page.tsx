import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { FormProblem } from "../../domain/form_problem.ts";
import { BATCH_COLUMNS } from "../../domain/transfer/batch_columns.ts";
import { BATCH_OUTCOME_LABELS, BATCH_OUTCOMES } from "../../domain/transfer/batch_outcome.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { LinkButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { paths } from "../paths.ts";
import { BatchForm } from "./batch_form.tsx";
import type { BatchSummary } from "./batch_row.ts";

interface BatchesPageProps {
  batches: readonly BatchSummary[];
  problems?: readonly FormProblem[];
  /** The very file was sent before: it is asked about again only if that is meant. */
  sameFile?: { id: string; receivedAt: Date };
}

/** 転入処理 › まとめて照会: the form, what its columns mean, and the lists of the past. */
export function BatchesPage({ batches, problems = [], sameFile }: BatchesPageProps) {
  return (
    <>
      <h1>まとめて照会</h1>
      <ErrorSummary problems={problems} />
      <p>
        接種券を持たない転入者のCSVファイルから、転出元の自治体へ一度に照会します。結果は行ごとに表示し、ファイルでも受け取れます。
      </p>
      <BatchForm problems={problems} sameFile={sameFile} />
      <h2>ファイルの項目</h2>
      <p>
        1行に1人ずつ書きます。見出し行があれば列の順番は自由で、なければ下の順番にしてください。
      </p>
      <p>
        <a href={paths.batchTemplate} download>ひな形をダウンロード</a>
      </p>
      <DataTable
        caption="ファイルの項目"
        columns={["項目", "書き方"]}
        rows={BATCH_COLUMNS.map(({ label, meaning }) => [label, meaning])}
        prose={[1]}
        empty=""
      />
      <h2>履歴</h2>
      <History batches={batches} />
      <p>
        <LinkButton href={paths.transfers}>転入処理へ戻る</LinkButton>
      </p>
    </>
  );
}

const STATE_LABELS: Record<BatchSummary["state"], string> = {
  waiting: "照会中",
  done: "照会完了",
  failed: "照会していません",
};

function History({ batches }: Pick<BatchesPageProps, "batches">) {
  return (
    <DataTable
      caption="まとめて照会の履歴（新しい順）"
      columns={[
        "登録日時",
        "ファイル名",
        "状態",
        "人数",
        ...BATCH_OUTCOMES.map((outcome) => BATCH_OUTCOME_LABELS[outcome]),
        "登録した人",
      ]}
      numeric={[3, 4, 5, 6, 7, 8]}
      prose={[1]}
      empty="まだ登録していません。"
      rows={batches.map((batch) => [
        <a href={paths.batch(batch.id)}>{formatDateTime(batch.receivedAt)}</a>,
        batch.fileName,
        STATE_LABELS[batch.state],
        batch.rowCount.toLocaleString("ja-JP"),
        ...BATCH_OUTCOMES.map((outcome) =>
          batch.state === "done" ? batch.counts[outcome].toLocaleString("ja-JP") : "–"
        ),
        batch.loginId,
      ])}
    />
  );
}
