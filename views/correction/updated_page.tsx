import { LinkButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths, type RecordPath } from "../paths.ts";

/** 更新完了. */
export function UpdatedPage({ record, history }: { record: RecordPath; history: string }) {
  return (
    <>
      <h1>更新完了</h1>
      <Message look="success" heading="記録を更新しました">
        <p>
          変更する前の内容は、<a href={history}>変更の履歴</a>に残っています。
        </p>
      </Message>
      <div class="buttons">
        <LinkButton href={record}>照会結果へ戻る</LinkButton>
        <LinkButton href={paths.search}>続けて照会する</LinkButton>
      </div>
    </>
  );
}
