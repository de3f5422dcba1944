import { formatDateTime } from "../../domain/date/plain_date.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import type { ChangeNote, RowChange } from "../../domain/record/record_change.ts";
import type { RecordSubject } from "../../domain/record/person_record.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { paths } from "../paths.ts";
import { ChangedRows } from "./changed_cells.tsx";
import { changeHeading, ChangeNoteFacts } from "./change_note_facts.tsx";
import { ChangeReasonFields } from "./change_reason_fields.tsx";

interface ChangeUndoPageProps {
  change: ChangeNote;
  /** What taking it back would do. */
  rows: readonly RowChange[];
  /** The records it is about. */
  subjects: readonly RecordSubject[];
  /** The change that took it back already. */
  undoneBy: ChangeNote | undefined;
  /** Why it cannot be taken back. */
  refusal: string | undefined;
  ownCode: string;
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** Asks before a correction or merge is taken back: what will be what again, and why. */
export function ChangeUndoPage(props: ChangeUndoPageProps) {
  const { change, subjects, undoneBy, refusal, ownCode, problems = [] } = props;
  return (
    <>
      <h1>変更の取消</h1>
      <ErrorSummary problems={problems} />
      {undoneBy && <Undone by={undoneBy} />}
      <h2>{changeHeading(change)}</h2>
      <ChangeNoteFacts change={change} ownCode={ownCode} />
      {!undoneBy && refusal && (
        <Message look="stop" heading="取り消せません">
          <p>{refusal}</p>
        </Message>
      )}
      {!undoneBy && !refusal && <Question {...props} />}
      <Subjects subjects={subjects} />
    </>
  );
}

function Undone({ by }: { by: ChangeNote }) {
  return (
    <Message look="success" heading="取消完了">
      <p>
        {`${formatDateTime(by.madeAt)}に${by.loginId}が、次の変更を取り消しました。`}
        取り消した内容も、変更の履歴に残っています。
      </p>
    </Message>
  );
}

function Question({ change, rows, typed = {}, problems = [] }: ChangeUndoPageProps) {
  return (
    <>
      <h2>取り消すと、次のように戻ります</h2>
      <ChangedRows rows={rows} />
      <Form action={paths.changeUndo(change.id)} label="変更の取消">
        <ChangeReasonFields typed={typed} problems={problems} />
        <SubmitButton>この変更を取り消す</SubmitButton>
      </Form>
    </>
  );
}

function Subjects({ subjects }: Pick<ChangeUndoPageProps, "subjects">) {
  return (
    <ul class="links">
      {subjects.map(({ kind, id }, index) => (
        <li>
          <a href={paths[kind](id)}>
            {`照会結果へ戻る${subjects.length > 1 ? `（${index + 1}）` : ""}`}
          </a>
        </li>
      ))}
    </ul>
  );
}
