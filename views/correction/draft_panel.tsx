import { formatDateTime } from "../../domain/date/plain_date.ts";
import { Form, SubmitButton } from "../form/form.tsx";
import { correctionPaths, type RecordPath } from "../paths.ts";
import { ColleagueNotice } from "./correction_notices.tsx";
import { Marked } from "./draft_mark.tsx";
import type { RecordEditing } from "./record_editing.ts";
import { StalePart } from "./stale_part.tsx";

/** 照会結果 while it is being edited: what was decided, 更新 and 編集をやめる. */
export function DraftPanel({ editing }: { editing: RecordEditing }) {
  const { path: record, draft, stale, colleagues } = editing;
  return (
    <>
      <ColleagueNotice colleagues={colleagues} />
      {draft && stale.length > 0 && <StalePart record={record} rows={stale} />}
      {draft && stale.length === 0 && <Staged record={record} draft={draft} />}
    </>
  );
}

function Staged(
  { record, draft }: { record: RecordPath; draft: NonNullable<RecordEditing["draft"]> },
) {
  const at = correctionPaths(record);
  return (
    <section class="decision decision--column" aria-labelledby="draft-heading">
      <h2 id="draft-heading" class="decision__heading">編集中の内容（まだ更新していません）</h2>
      <ul class="staged">
        {draft.changes.map(({ title, mark, cells }) => (
          <li>
            {title}
            <Marked mark={mark} />
            {mark === "change" && `：${cells.map(({ column }) => column).join("、")}`}
          </li>
        ))}
      </ul>
      <p class="quiet">
        {formatDateTime(
          draft.startedAt,
        )}から編集中です。ログアウトしても残ります。ほかの職員には内容は見えません。
      </p>
      <div class="buttons">
        <a class="button button--solid" href={at.update}>更新</a>
        <Form action={at.draftAbandonment} label="編集をやめる">
          <SubmitButton look="outline">編集をやめる</SubmitButton>
        </Form>
      </div>
    </section>
  );
}
