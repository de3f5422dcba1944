import type { FormProblem } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { type Choice, SelectField } from "../form/field.tsx";
import { PlainForm, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";

interface GmisMunicipalityPageProps {
  gmisId: string;
  /** Municipalities in whose lists the clinic is. */
  choices: readonly Choice[];
  problems?: readonly FormProblem[];
}

/** After signing in with G-MIS: for which municipality. */
export function GmisMunicipalityPage(props: GmisMunicipalityPageProps) {
  const { gmisId, choices, problems = [] } = props;
  return (
    <div class="narrow">
      <h1>自治体の選択</h1>
      <ErrorSummary problems={problems} />
      <p>
        G-MIS
        ID「{gmisId}」は、いくつかの自治体に登録されています。これから登録する接種の自治体を選んでください。別の自治体に切り替えるときは、ログアウトしてからログインし直してください。
      </p>
      <PlainForm action={paths.gmisMunicipality}>
        <SelectField
          name="municipalityCode"
          label="自治体"
          choices={choices}
          problems={problems}
        />
        <SubmitButton>接種会場メニューへ</SubmitButton>
      </PlainForm>
    </div>
  );
}
