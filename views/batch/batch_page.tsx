import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { JobStanding } from "../../domain/job/job_standing.ts";
import { LinkButton } from "../form/form.tsx";
import { JobProgress } from "../job/job_progress.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { BatchCountsPart } from "./batch_counts.tsx";
import type { BatchRow, BatchSummary } from "./batch_row.ts";
import { OutcomeFilter, type RowChoice, RowPages } from "./outcome_filter.tsx";
import { OutcomeTable } from "./outcome_table.tsx";

interface BatchPageProps {
  batch: BatchSummary;
  rows: readonly BatchRow[];
  choice: RowChoice;
  standing: JobStanding | undefined;
}

/** まとめて照会 of one file: how far it is, then what came of it row by row. */
export function BatchPage({ batch, rows, choice, standing }: BatchPageProps) {
  return (
    <>
      <h1>まとめて照会の結果</h1>
      {batch.state === "waiting" && (
        <JobProgress
          subjectId={batch.id}
          pageUrl={paths.batch(batch.id)}
          progress={standing}
        />
      )}
      {batch.state === "failed" && (
        <Message look="stop" heading="照会していません">
          <p>{batch.failure}</p>
        </Message>
      )}
      {batch.state === "done" && <Outcomes batch={batch} rows={rows} choice={choice} />}
      <h2>ファイル</h2>
      <dl class="facts">
        <dt>ファイル名</dt>
        <dd>{batch.fileName}（ファイルそのものは保存していません）</dd>
        <dt>読み取り方</dt>
        <dd>{batch.shape}</dd>
        <dt>人数</dt>
        <dd>{batch.rowCount.toLocaleString("ja-JP")}人</dd>
        <dt>登録日時</dt>
        <dd>{formatDateTime(batch.receivedAt)}</dd>
        <dt>登録した人</dt>
        <dd>{batch.loginId}</dd>
      </dl>
      <p>
        <LinkButton href={paths.batches}>まとめて照会へ戻る</LinkButton>
      </p>
    </>
  );
}

function Outcomes({ batch, rows, choice }: Omit<BatchPageProps, "standing">) {
  const { one, none, several, held, error } = batch.counts;
  const waiting = several + held;
  return (
    <>
      <Message look="success" heading="照会が終わりました">
        <p>
          {batch.rowCount.toLocaleString("ja-JP")}人のうち{one.toLocaleString(
            "ja-JP",
          )}人が見つかりました。
          {none > 0 &&
            `該当なしの${
              none.toLocaleString("ja-JP")
            }人は、行から照会を開くと、転出元に確認を依頼できます。`}
          {waiting > 0 &&
            `${
              waiting.toLocaleString("ja-JP")
            }人は転出元の確認を待っています。回答があるとメッセージでお知らせします。`}
          {error > 0 &&
            `エラーの${
              error.toLocaleString("ja-JP")
            }行は照会していません。理由のとおり直し、その行だけのファイルを登録してください。`}
        </p>
      </Message>
      <BatchCountsPart batch={batch} />
      <p>
        <a class="button button--solid" href={paths.batchOutcomes(batch.id)} download>
          結果をCSVでダウンロード
        </a>
      </p>
      <p class="quiet">
        「1名」の行には、いまの接種記録が入ります。ダウンロードすると、記録を開いたことが転出元の自治体にも記録されます。
      </p>
      <h2>行ごとの結果</h2>
      <p>行は表計算ソフトの行番号です（見出し行を含みます）。</p>
      <OutcomeFilter batch={batch} chosen={choice.outcome} />
      <OutcomeTable rows={rows} outcome={choice.outcome} />
      <RowPages batchId={batch.id} choice={choice} />
    </>
  );
}
