import type { StagedChange } from "../../domain/correction/correction_changes.ts";
import { DRAFT_MARK_LABELS } from "../../domain/correction/drafted_record.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { DataTable } from "../layout/data_table.tsx";
import { Message } from "../layout/message.tsx";
import { correctionPaths, type RecordPath } from "../paths.ts";
import { ChangeReasonFields } from "../record/change_reason_fields.tsx";

/** A ticket outside the record that a dose moves to; null while it is nobody's. */
export interface DestinationShown {
  ticketNumber: string;
  residentNumber: string | null;
}

interface UpdatePageProps {
  record: RecordPath;
  changes: readonly StagedChange[];
  destinations: readonly DestinationShown[];
  /** How many doses wait on the ticket the person gets. */
  joiningDoses: number;
  /** What is odd about the record as it will be; said, not forbidden. */
  warnings: readonly string[];
  /** Why it cannot be written as it is. */
  obstacles: readonly FormProblem[];
  typed?: Typed;
  problems?: readonly FormProblem[];
}

/** 更新: every cell from before to after, the reason, and 更新する. */
export function UpdatePage(props: UpdatePageProps) {
  const { record, changes, warnings, obstacles, typed = {}, problems = [] } = props;
  return (
    <>
      <h1>更新内容の確認</h1>
      <ErrorSummary problems={problems} />
      <Obstacles obstacles={obstacles} />
      <p>まだ更新していません。変更前と変更後の内容を確かめてください。</p>
      {changes.map((change) => <ChangeTable change={change} />)}
      <Moves {...props} />
      <Warnings warnings={warnings} />
      {obstacles.length === 0 && (
        <>
          <h2>変更の理由</h2>
          <Form action={correctionPaths(record).update} label="更新" layout="grid">
            <ChangeReasonFields typed={typed} problems={problems} />
            <div class="buttons">
              <SubmitButton>更新する</SubmitButton>
            </div>
          </Form>
        </>
      )}
      <p>
        <LinkButton href={record}>照会結果へ戻る</LinkButton>
      </p>
    </>
  );
}

function Obstacles({ obstacles }: Pick<UpdatePageProps, "obstacles">) {
  if (obstacles.length === 0) return null;
  return (
    <Message look="stop" heading="このままでは更新できません">
      <ul>{obstacles.map(({ message }) => <li>{message}</li>)}</ul>
    </Message>
  );
}

function ChangeTable({ change: { title, mark, cells } }: { change: StagedChange }) {
  const heading = `${title}${DRAFT_MARK_LABELS[mark]}`;
  return (
    <section>
      <h2>{heading}</h2>
      <DataTable
        caption={heading}
        columns={["項目", "変更前", "変更後"]}
        prose={[1, 2]}
        empty="表示する項目の変更はありません。"
        rows={cells.map(({ column, before, after }) => [
          column,
          before ?? "（空白）",
          after === null ? "（空白）" : <strong>{after}</strong>,
        ])}
      />
    </section>
  );
}

function Moves({ destinations, joiningDoses }: UpdatePageProps) {
  if (destinations.length === 0 && joiningDoses === 0) return null;
  return (
    <Message look="caution" heading="接種記録の持ち主が変わります">
      <ul>
        {joiningDoses > 0 && (
          <li>
            {`新しい券番号に登録待ちの接種記録が${joiningDoses}件あります。この人の記録になります。`}
          </li>
        )}
        {destinations.map(({ ticketNumber, residentNumber }) => (
          <li>
            {residentNumber === null
              ? `券番号${ticketNumber}は、まだ誰にも登録されていません。接種記録は登録待ちになります。`
              : `券番号${ticketNumber}は、個別宛名番号「${residentNumber}」の人の接種券です。接種記録はその人の記録になります。`}
          </li>
        ))}
      </ul>
    </Message>
  );
}

function Warnings({ warnings }: Pick<UpdatePageProps, "warnings">) {
  if (warnings.length === 0) return null;
  return (
    <Message look="caution" heading="更新後の記録で確認が必要なこと">
      <ul>{warnings.map((warning) => <li>{warning}</li>)}</ul>
    </Message>
  );
}
