import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { StaleCell, StaleRow } from "../../domain/correction/stale_edit.ts";
import { Form, SubmitButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";
import { correctionPaths, type RecordPath } from "../paths.ts";

/** A row somebody changed meanwhile, and who. */
export interface StaleRowShown extends StaleRow {
  /** `loginId` is null of another municipality. */
  storedBy: { loginId: string | null; at: Date } | undefined;
}

interface StalePartProps {
  record: RecordPath;
  rows: readonly StaleRowShown[];
}

/** Before, now and mine side by side, and the two ways on. Nothing has been written. */
export function StalePart({ record, rows }: StalePartProps) {
  const at = correctionPaths(record);
  return (
    <>
      <Message look="stop" heading="ほかの職員が同じ記録を変更しました">
        <p>
          編集しているあいだに、次の記録が変更されました。あなたの変更は残っていて、まだ何も更新していません。内容を見比べて、どちらにするか選んでください。
        </p>
      </Message>
      {rows.map((row) => <StaleTable row={row} />)}
      <div class="buttons">
        <Form action={at.draftRebase} label="自分の変更を重ねる">
          <SubmitButton>今の内容に自分の変更を重ねる</SubmitButton>
        </Form>
        <Form action={at.draftAbandonment} label="自分の変更をやめる">
          <SubmitButton look="outline">自分の変更をやめる</SubmitButton>
        </Form>
      </div>
    </>
  );
}

function StaleTable({ row }: { row: StaleRowShown }) {
  const { title, cells, standing, storedBy } = row;
  const who = storedBy &&
    `${storedBy.loginId ?? "ほかの自治体"}が${formatDateTime(storedBy.at)}に変更しました。`;
  return (
    <section>
      <h2>{title}</h2>
      <p>
        {who}
        {STANDING_NOTES[standing]}
      </p>
      <DataTable
        caption={`${title}の見比べ`}
        columns={["項目", "編集前", "今の登録内容", "自分の変更"]}
        prose={[1, 2, 3]}
        empty="項目の内容に違いはありません。"
        rows={cells.map((cell) => [cell.column, cell.before ?? BLANK, nowOf(cell), mineOf(cell)])}
      />
    </section>
  );
}

const BLANK = "（空白）";

const STANDING_NOTES: Record<StaleRow["standing"], string> = {
  changed: "",
  withdrawn: "今は削除されています。自分の変更を重ねると、復元したうえで変更します。",
  restored: "今は復元されています。",
  gone: "今はこの照会結果にありません。自分の変更を重ねても、この記録の変更はなくなります。",
};

function nowOf({ before, now }: StaleCell) {
  return now === before ? now ?? BLANK : <mark>{now ?? BLANK}</mark>;
}

function mineOf({ before, mine }: StaleCell) {
  return mine === before ? "（変更なし）" : <mark>{mine ?? BLANK}</mark>;
}
