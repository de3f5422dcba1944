import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { VaccineFields } from "../dose/vaccine_fields.tsx";
import { ErrorSummary } from "../form/error_summary.tsx";
import { TextField } from "../form/field.tsx";

interface ScanValuesProps {
  choices: DoseChoices;
  typed: Typed;
  problems?: readonly FormProblem[];
}

/** What all pages of the stack share: typed once; a page may have its own day and lot. */
export function ScanValues({ choices, typed, problems = [] }: ScanValuesProps) {
  return (
    <form id="scan-values" class="form form--grid" aria-label="この束に共通の内容" novalidate>
      <ErrorSummary problems={problems} />
      <TextField
        name="venueName"
        label="会場名"
        hint="30文字以内"
        value={typed.venueName}
        problems={problems}
        size="long"
      />
      <TextField
        name="vaccinatedOn"
        label="接種日"
        hint="例：20210601、2021/6/1、令和3年6月1日"
        value={typed.vaccinatedOn}
        problems={problems}
      />
      <VaccineFields
        hints={{
          vaccine: NOT_OF_EXAMINATIONS,
          lot: `20文字以内。${NOT_OF_EXAMINATIONS}`,
        }}
        choices={choices}
        givenOn={undefined}
        typed={typed}
        problems={problems}
      />
      <TextField
        name="doctorName"
        label="医師名"
        hint="20文字以内"
        value={typed.doctorName}
        problems={problems}
      />
    </form>
  );
}

const NOT_OF_EXAMINATIONS = "予診のみの票には使われません。";
