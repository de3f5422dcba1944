import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { EditRefusal } from "../../domain/correction/edit_refusal.ts";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";

/** Somebody else who is editing the same record, and since when. */
export interface Colleague {
  loginId: string;
  startedAt: Date;
}

/** Says who else is editing the record; what they changed is theirs until they update. */
export function ColleagueNotice({ colleagues }: { colleagues: readonly Colleague[] }) {
  if (colleagues.length === 0) return null;
  return (
    <Message look="caution" heading="ほかの職員が編集中です">
      <ul>
        {colleagues.map(({ loginId, startedAt }) => (
          <li>{`${loginId}（${formatDateTime(startedAt)}から）`}</li>
        ))}
      </ul>
      <p>
        同じ項目を同時に変更しないよう、声をかけてください。先に更新された内容が上書きされることはありません。
      </p>
    </Message>
  );
}

/** Why nothing can be edited. */
export function EditRefused({ refusal: { message, mergedInto } }: { refusal: EditRefusal }) {
  return (
    <Message look="stop" heading="編集できません">
      <p>{message}</p>
      {mergedInto && (
        <p>
          <a href={paths.recipient(mergedInto)}>統合先の記録を開く</a>
        </p>
      )}
    </Message>
  );
}
