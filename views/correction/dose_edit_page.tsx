import type { DraftMark } from "../../domain/correction/drafted_record.ts";
import { doseTitle } from "../../domain/correction/correction_columns.ts";
import type { CorrectableDose } from "../../domain/correction/correctable.ts";
import type { EditRefusal } from "../../domain/correction/edit_refusal.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { Message } from "../layout/message.tsx";
import { correctionPaths, type RecordPath } from "../paths.ts";
import { Check } from "./check.tsx";
import { type Colleague, ColleagueNotice, EditRefused } from "./correction_notices.tsx";
import { DoseFields, type DoseFieldsProps } from "./dose_fields.tsx";
import { Marked } from "./draft_mark.tsx";
import { RestorationForm } from "./restoration_form.tsx";

interface DoseEditPageProps extends Omit<DoseFieldsProps, "dose"> {
  record: RecordPath;
  doseId: string;
  version: number;
  dose: CorrectableDose;
  mark: DraftMark | undefined;
  colleagues: readonly Colleague[];
  refusal: EditRefusal | undefined;
}

/** 照会結果 › 編集 of one dose: its columns and 決定, or このデータを削除. */
export function DoseEditPage(props: DoseEditPageProps) {
  const { record, dose, mark, problems = [], colleagues, refusal } = props;
  return (
    <>
      <h1>接種記録の編集</h1>
      <ErrorSummary problems={problems} />
      <p class="groups">
        {doseTitle(dose)}
        <Marked mark={mark} />
      </p>
      {refusal ? <EditRefused refusal={refusal} /> : (
        <>
          <ColleagueNotice colleagues={colleagues} />
          {mark === "withdraw" ? <Deleted {...props} /> : <Edit {...props} />}
        </>
      )}
      <p>
        <LinkButton href={record}>照会結果へ戻る</LinkButton>
      </p>
    </>
  );
}

function Edit({ record, doseId, version, dose, vaccines, typed, problems }: DoseEditPageProps) {
  const at = correctionPaths(record);
  const label = "このデータを削除";
  return (
    <>
      <Form action={at.dose(doseId)} label="接種記録の編集" layout="grid">
        <input type="hidden" name="version" value={String(version)} />
        <DoseFields dose={dose} vaccines={vaccines} typed={typed} problems={problems} />
        <div class="buttons">
          <SubmitButton>決定</SubmitButton>
        </div>
      </Form>
      <h2>{label}</h2>
      <Form action={at.doseDeletion(doseId)} label={label}>
        <input type="hidden" name="version" value={String(version)} />
        <Check name="deletes" value="checked" label={label} />
        <SubmitButton look="outline">はい</SubmitButton>
      </Form>
    </>
  );
}

function Deleted({ record, doseId, version }: DoseEditPageProps) {
  return (
    <>
      <Message look="caution" heading="削除することにしています">
        <p>
          この接種記録は、「更新する」と削除されます。内容を編集するには、削除を取りやめてください。
        </p>
      </Message>
      <RestorationForm record={record} doseId={doseId} version={version} label="削除を取りやめる" />
    </>
  );
}
