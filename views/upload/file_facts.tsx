import { formatDateTime } from "../../domain/date/plain_date.ts";
import { describeShape } from "../../domain/upload/csv_shape.ts";
import { OVERWRITE_MODE_LABELS } from "../../domain/upload/overwrite_mode.ts";
import { TEXT_ENCODING_LABELS } from "../../domain/upload/text_encoding.ts";
import { paths } from "../paths.ts";
import type { UploadRow } from "./upload_row.ts";

/** What the file is and how it was found to be written. */
export function FileFacts({ upload }: { upload: UploadRow }) {
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
        <dt>読み取り方</dt>
        <dd>{shapeOf(upload)}</dd>
        {upload.columnOrder && (
          <>
            <dt>項目の並び</dt>
            <dd>{columnsOf(upload.columnOrder)}</dd>
          </>
        )}
        {upload.kind === "recipient" && (
          <>
            <dt>上書きの方法</dt>
            <dd>{OVERWRITE_MODE_LABELS[upload.mode]}</dd>
          </>
        )}
        <dt>登録日時</dt>
        <dd>{formatDateTime(upload.receivedAt)}</dd>
        <dt>登録した人</dt>
        <dd>{upload.loginId}</dd>
      </dl>
    </>
  );
}

/** A file of doses may have 73 of them. */
const SHOWN_COLUMNS = 17;

function columnsOf(labels: readonly string[]): string {
  const shown = labels.slice(0, SHOWN_COLUMNS).join("・");
  return labels.length > SHOWN_COLUMNS ? `${shown} ほか（全${labels.length}項目）` : shown;
}

function shapeOf({ encoding, newline, delimiter, header }: UploadRow): string {
  if (!encoding) return "–";
  if (!newline || !delimiter || header === null) return TEXT_ENCODING_LABELS[encoding];
  return describeShape({ encoding, newline, delimiter, header });
}
