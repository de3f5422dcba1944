import type { RecordSubject } from "../../domain/record/person_record.ts";
import { type RecordChange, UNDOABLE_KINDS } from "../../domain/record/record_change.ts";
import { formatDateTime } from "../../domain/date/plain_date.ts";
import { LinkButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import { ChangedRows } from "./changed_cells.tsx";
import { changeHeading, ChangeNoteFacts } from "./change_note_facts.tsx";

interface HistoryPageProps {
  subject: RecordSubject;
  /** One page of them, the newest first. */
  changes: readonly RecordChange[];
  changeCount: number;
  /** From 1. */
  page: number;
  pageCount: number;
  ownCode: string;
}

/** 変更の履歴: who changed what of a record, when, from what to what. */
export function HistoryPage(props: HistoryPageProps) {
  const { subject: { kind, id }, changes, changeCount, ownCode } = props;
  return (
    <>
      <h1>変更の履歴</h1>
      <p>
        {changeCount.toLocaleString(
          "ja-JP",
        )}回の変更を、新しい順に表示しています。変更する前の内容は、すべて残っています。
      </p>
      <ol class="history">
        {changes.map((change) => <Change change={change} ownCode={ownCode} />)}
      </ol>
      <Pages {...props} />
      <p>
        <LinkButton href={paths[kind](id)}>照会結果へ戻る</LinkButton>
      </p>
    </>
  );
}

function Change({ change, ownCode }: { change: RecordChange; ownCode: string }) {
  const heading = changeHeading(change);
  return (
    <li class="history__change">
      <h2 class="history__heading" id={`change-${change.id}`}>{heading}</h2>
      <ChangeNoteFacts change={change} ownCode={ownCode} />
      {change.undone && (
        <p>
          <a href={`#change-${change.undone.id}`}>
            {`${formatDateTime(change.undone.madeAt)}の変更`}
          </a>を取り消しました。
        </p>
      )}
      <ChangedRows rows={change.rows} />
      <UndoLink change={change} heading={heading} />
    </li>
  );
}

function UndoLink({ change, heading }: { change: RecordChange; heading: string }) {
  if (change.undoneBy) {
    return (
      <p class="quiet">この変更は{formatDateTime(change.undoneBy.madeAt)}に取り消されました。</p>
    );
  }
  if (!UNDOABLE_KINDS.includes(change.kind)) return null;
  return (
    <p>
      <a href={paths.changeUndo(change.id)} aria-label={`この変更を取り消す（${heading}）`}>
        この変更を取り消す
      </a>
    </p>
  );
}

function Pages({ subject, page, pageCount }: HistoryPageProps) {
  if (pageCount <= 1) return null;
  const history = subject.kind === "recipient" ? paths.recipientHistory : paths.ticketHistory;
  const link = (to: number, label: string) => (
    <a class="button button--outline" href={`${history(subject.id)}?page=${to}`}>{label}</a>
  );
  return (
    <nav class="buttons" aria-label="変更の履歴のページ">
      {page > 1 && link(page - 1, "新しい変更")}
      <p>{page} / {pageCount}ページ</p>
      {page < pageCount && link(page + 1, "古い変更")}
    </nav>
  );
}
