import { formatDateTime } from "../../domain/date/plain_date.ts";
import { OVERWRITE_MODE_LABELS } from "../../domain/upload/overwrite_mode.ts";
import { TEXT_ENCODING_LABELS } from "../../domain/upload/text_encoding.ts";
import { LinkButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { RegistrationTabs } from "./registration_tabs.tsx";
import { countText, type UploadRow } from "./upload_row.ts";

interface Issue {
  line: number;
  column: string;
  message: string;
}

interface UploadPageProps {
  upload: UploadRow;
  /** The first of them; all are in the download. */
  issues: readonly Issue[];
}

/** How one upload ended: the counts, or every wrong row. */
export function UploadPage({ upload, issues }: UploadPageProps) {
  return (
    <>
      <h1>接種対象者登録の結果</h1>
      <RegistrationTabs current={paths.uploads} />
      <Outcome upload={upload} />
      <DataTable
        caption="件数"
        columns={["新規", "変更", "変更なし", "エラー", "合計"]}
        rows={[[
          countText(upload.newCount),
          countText(upload.changedCount),
          countText(upload.unchangedCount),
          countText(upload.rejectedCount),
          countText(upload.rowCount),
        ]]}
        numeric={[0, 1, 2, 3, 4]}
        empty=""
      />
      {issues.length > 0 && <Issues upload={upload} issues={issues} />}
      <FileFacts upload={upload} />
      <p>
        <LinkButton href={paths.uploads}>接種対象者登録へ戻る</LinkButton>
      </p>
    </>
  );
}

function Outcome({ upload }: { upload: UploadRow }) {
  switch (upload.state) {
    case "applied":
      return (
        <Message look="success" heading="登録完了">
          <p>{appliedText(upload)}</p>
        </Message>
      );
    case "failed":
      return (
        <Message look="stop" heading="登録していません">
          <p>
            {upload.failure ??
              `${
                countText(upload.rejectedCount)
              }件にエラーがあります。下の一覧のとおり直して、もう一度登録してください。`}
          </p>
        </Message>
      );
    case "received":
      return (
        <Message look="caution" heading="処理が終わっていません">
          <p>まだ何も登録していません。しばらくしても変わらなければ、もう一度登録してください。</p>
        </Message>
      );
  }
}

function appliedText({ rowCount, newCount, changedCount }: UploadRow): string {
  return `${countText(rowCount)}件を確認し、` +
    `新規${countText(newCount)}件・変更${countText(changedCount)}件を登録しました。`;
}

function Issues({ upload, issues }: UploadPageProps) {
  return (
    <>
      <h2>エラーの一覧</h2>
      <p>
        行は表計算ソフトの行番号です（見出し行を含みます）。先頭の{issues.length}
        件を表示しています。
        <a href={paths.uploadIssues(upload.id)} download>すべてのエラーをCSVでダウンロード</a>
      </p>
      <DataTable
        caption="エラーの一覧"
        columns={["行", "項目", "理由と直し方"]}
        rows={issues.map(({ line, column, message }) => [
          line.toLocaleString("ja-JP"),
          column || "行全体",
          message,
        ])}
        numeric={[0]}
        prose={[2]}
        empty=""
      />
    </>
  );
}

function FileFacts({ upload }: { upload: UploadRow }) {
  return (
    <>
      <h2>ファイル</h2>
      <dl class="facts">
        <dt>ファイル名</dt>
        <dd>
          {upload.fileName}（<a href={paths.uploadFile(upload.id)} download>ダウンロード</a>）
        </dd>
        <dt>大きさ</dt>
        <dd>{upload.byteCount.toLocaleString("ja-JP")}バイト</dd>
        <dt>文字コード</dt>
        <dd>{TEXT_ENCODING_LABELS[upload.encoding]}</dd>
        <dt>上書きの方法</dt>
        <dd>{OVERWRITE_MODE_LABELS[upload.mode]}</dd>
        <dt>登録日時</dt>
        <dd>{formatDateTime(upload.receivedAt)}</dd>
        <dt>登録した人</dt>
        <dd>{upload.loginId}</dd>
      </dl>
    </>
  );
}
