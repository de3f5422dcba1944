import { Message } from "../layout/message.tsx";
import { LinkButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import { countText, type UploadRow } from "./upload_row.ts";

/** How an upload ended, and what can still be done about it. */
export function UploadOutcome({ upload }: { upload: UploadRow }) {
  switch (upload.state) {
    case "applied":
      return <Applied upload={upload} />;
    case "cancelled":
      return (
        <Message look="plain" heading="取り消しました">
          <p>何も登録していません。ファイルは履歴に残っています。</p>
        </Message>
      );
    case "failed":
      return (
        <Message look="stop" heading="登録していません">
          <p>{upload.failure}</p>
        </Message>
      );
    default:
      return null;
  }
}

function Applied({ upload }: { upload: UploadRow }) {
  const conflicts = upload.conflictCount ?? 0;
  return (
    <>
      {upload.notice && (
        <Message look="caution">
          <p>{upload.notice}</p>
        </Message>
      )}
      <Message look="success" heading="登録完了">
        <p>{appliedText(upload)}</p>
        {conflicts > 0 && (
          <p>
            {countText(conflicts)}件は登録済みの接種記録と食い違うため、上書きしていません。
            <a href={paths.doseConflicts}>食い違いの一覧</a>で、どちらが正しいか決めてください。
          </p>
        )}
      </Message>
      {upload.changeId && (
        <p>
          <LinkButton href={paths.uploadUndo(upload.id)}>この登録を取り消す</LinkButton>
        </p>
      )}
    </>
  );
}

function appliedText(upload: UploadRow): string {
  const { rowCount, newCount, changedCount, rejectedCount, kind } = upload;
  const changed = kind === "recipient" ? `・変更${countText(changedCount)}件` : "";
  const written = `${countText(rowCount)}件を確認し、新規${
    countText(newCount)
  }件${changed}を登録しました。`;
  if (!rejectedCount) return written;
  return `${written}エラーの${countText(rejectedCount)}行は登録していません。`;
}
