import type { EditRefusal } from "../../domain/correction/edit_refusal.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import { correctionPaths, type RecordPath } from "../paths.ts";
import { type Colleague, ColleagueNotice, EditRefused } from "./correction_notices.tsx";
import { DoseFields, type DoseFieldsProps } from "./dose_fields.tsx";

interface DoseAdditionPageProps extends Omit<DoseFieldsProps, "dose"> {
  record: RecordPath;
  /** Made with the form: sent twice it adds one dose. */
  doseKey: string;
  colleagues: readonly Colleague[];
  refusal: EditRefusal | undefined;
}

/** 照会結果 › 接種記録を追加. */
export function DoseAdditionPage(props: DoseAdditionPageProps) {
  const { record, doseKey, vaccines, typed, problems = [], colleagues, refusal } = props;
  return (
    <>
      <h1>接種記録の追加</h1>
      <ErrorSummary problems={problems} />
      {refusal ? <EditRefused refusal={refusal} /> : (
        <>
          <ColleagueNotice colleagues={colleagues} />
          <p>予診票や接種済証を見ながら入力してください。「更新する」まで、登録されません。</p>
          <Form action={correctionPaths(record).newDose} label="接種記録の追加" layout="grid">
            <input type="hidden" name="doseKey" value={doseKey} />
            <DoseFields dose={undefined} vaccines={vaccines} typed={typed} problems={problems} />
            <div class="buttons">
              <SubmitButton>決定</SubmitButton>
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
