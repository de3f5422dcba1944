import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { JobStanding } from "../../domain/job/job_standing.ts";
import { OUTPUT_ENCODING_LABELS } from "../../domain/output/output_choice.ts";
import { OUTPUT_LABELS } from "../../domain/output/output_kind.ts";
import { LinkButton } from "../form/form.tsx";
import { JobProgress } from "../job/job_progress.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { type OutputRow, rowsText, scopeText } from "./output_row.ts";

interface Loss {
  line: number;
  residentNumber: string;
  column: string;
  characters: string;
}

interface OutputPageProps {
  output: OutputRow;
  /** How far the making of it is. */
  standing: JobStanding | undefined;
  /** The first of them; all are in the download. */
  losses: readonly Loss[];
}

/** One output: how far it is, then what it became and the file itself. */
export function OutputPage({ output, standing, losses }: OutputPageProps) {
  return (
    <>
      <h1>{OUTPUT_LABELS[output.kind]}</h1>
      <Outcome output={output} standing={standing} />
      {output.fileName && <Files output={output} />}
      <Facts output={output} />
      {losses.length > 0 && <Losses output={output} losses={losses} />}
      <p>
        <LinkButton href={paths.outputs}>データ出力へ戻る</LinkButton>
      </p>
    </>
  );
}

function Outcome({ output, standing }: Pick<OutputPageProps, "output" | "standing">) {
  switch (output.state) {
    case "waiting":
      return (
        <JobProgress subjectId={output.id} pageUrl={paths.output(output.id)} progress={standing} />
      );
    case "failed":
      return (
        <Message look="stop" heading="出力できませんでした">
          <p>{output.failure}</p>
        </Message>
      );
    case "done":
      return (
        <Message look="success" heading="出力完了">
          <p>{doneText(output)}</p>
          {output.scope === "changed" && !output.baseMadeAt && (
            <p>同じ回数以上の前回の出力がなかったため、全件を出力しました。</p>
          )}
        </Message>
      );
  }
}

function doneText({ rowCount, fileName }: OutputRow): string {
  if (!fileName) return "この出力のファイルは保存していません。必要なときは出力し直してください。";
  if (rowCount === 0) return "対象になる人はいませんでした。ファイルにデータの行はありません。";
  return `${rowsText(rowCount)}のファイルができました。`;
}

function Files({ output: { id, lossCount } }: { output: OutputRow }) {
  return (
    <div class="buttons">
      <a class="button button--solid" href={paths.outputFile(id)} download>ダウンロード</a>
      <a class="button button--outline" href={paths.outputManifest(id)} download>
        マニフェスト（JSON）
      </a>
      {lossCount !== null && lossCount > 0 && (
        <a class="button button--outline" href={paths.outputLosses(id)} download>
          変換できない文字の一覧
        </a>
      )}
    </div>
  );
}

function Facts({ output }: { output: OutputRow }) {
  return (
    <>
      <h2>ファイル</h2>
      <dl class="facts">
        {factsOf(output).filter(([, fact]) => fact !== UNKNOWN).map(([term, fact]) => (
          <>
            <dt>{term}</dt>
            <dd>{fact}</dd>
          </>
        ))}
      </dl>
    </>
  );
}

/** Not known yet, or not a fact of this output. */
const UNKNOWN = "–";

function factsOf(output: OutputRow): [string, string][] {
  const { byteCount, takenAt } = output;
  return [
    ["ファイル名", output.fileName ?? UNKNOWN],
    ["件数", rowsText(output.rowCount)],
    ["大きさ", byteCount === null ? UNKNOWN : `${byteCount.toLocaleString("ja-JP")}バイト`],
    ["SHA-256", output.sha256?.toHex() ?? UNKNOWN],
    ["対象", scopeText(output)],
    ["前回の出力", output.baseMadeAt ? formatDateTime(output.baseMadeAt) : UNKNOWN],
    ["回数", `${output.doseCount}回目まで（${1 + 8 * output.doseCount}項目）`],
    ["文字コード", OUTPUT_ENCODING_LABELS[output.encoding]],
    ["1行目の項目名", output.header ? "あり" : "なし"],
    ["変換できない文字", rowsText(output.lossCount)],
    ["出力日時", formatDateTime(output.madeAt)],
    ["出力した人", output.loginId],
    ["最初の受け取り", takenAt ? `${formatDateTime(takenAt)}　${output.takenBy}` : "まだ"],
  ];
}

function Losses({ output, losses }: Pick<OutputPageProps, "output" | "losses">) {
  return (
    <>
      <h2>変換できない文字</h2>
      <p>
        {`${
          OUTPUT_ENCODING_LABELS[output.encoding]
        }にない文字を、ファイルでは「〓」か元になる字に` +
          `置き換えました。先頭の${losses.length}件を表示しています。`}
      </p>
      <DataTable
        caption="変換できない文字の一覧"
        columns={["行", "個別宛名番号", "項目", "文字"]}
        rows={losses.map(({ line, residentNumber, column, characters }) => [
          line.toLocaleString("ja-JP"),
          residentNumber,
          column,
          characters,
        ])}
        numeric={[0]}
        empty=""
      />
    </>
  );
}
