import type { CorrectableDose } from "../../domain/correction/correctable.ts";
import { DOSE_COLUMNS, doseTitle } from "../../domain/correction/correction_columns.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { Form, LinkButton, SubmitButton } from "../form/form.tsx";
import type { EditRefusal } from "../../domain/correction/edit_refusal.ts";
import type { FormProblem } from "../../domain/form_problem.ts";
import { correctionPaths, type RecordPath } from "../paths.ts";
import { EditRefused } from "./correction_notices.tsx";

interface DoseDeletionPageProps {
  record: RecordPath;
  doseId: string;
  version: number;
  dose: CorrectableDose;
  problems?: readonly FormProblem[];
  refusal: EditRefusal | undefined;
}

/** Asks once more before a dose is marked （削除）. */
export function DoseDeletionPage(props: DoseDeletionPageProps) {
  const { record, doseId, version, dose, problems = [], refusal } = props;
  const at = correctionPaths(record);
  return (
    <>
      <h1>接種記録の削除</h1>
      <ErrorSummary problems={problems} />
      {refusal ? <EditRefused refusal={refusal} /> : (
        <>
          <p>
            {doseTitle(
              dose,
            )}の記録を削除します。照会結果の画面に（削除）と表示され、「更新する」まで削除されません。削除した記録は、あとから復元できます。
          </p>
          <dl class="facts">
            {DOSE_COLUMNS.map(({ label, shown }) => (
              <>
                <dt>{label}</dt>
                <dd>{shown(dose) || "（空白）"}</dd>
              </>
            ))}
          </dl>
          <Form action={at.doseDeletion(doseId)} label="接種記録の削除">
            <input type="hidden" name="version" value={String(version)} />
            <input type="hidden" name="deletes" value="confirmed" />
            <SubmitButton>このデータを削除</SubmitButton>
          </Form>
        </>
      )}
      <p>
        <LinkButton href={at.dose(doseId)}>編集の画面へ戻る</LinkButton>
      </p>
    </>
  );
}
