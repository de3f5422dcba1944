import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import { vaccineLabel } from "../../domain/dose/vaccine.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { ErrorSummary } from "../form/error_summary.tsx";
import { SelectField, TextField } from "../form/field.tsx";
import { KnownLots } from "../station/known_lots.tsx";

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
      <div class="form__group" x-data="knownLots" x-on:change="narrow" x-on:click="take">
        <SelectField
          name="vaccineCode"
          label="ワクチン"
          hint="予診のみの票には使われません。"
          value={typed.vaccineCode}
          problems={problems}
          choices={choices.vaccines.map((vaccine) => ({
            value: vaccine.code,
            label: vaccineLabel(vaccine),
          }))}
        />
        <div>
          <TextField
            name="lotNumber"
            label="ロットNo."
            hint="20文字以内。予診のみの票には使われません。"
            value={typed.lotNumber}
            problems={problems}
            list="knownLots"
          />
          <KnownLots choices={choices} givenOn={undefined} />
        </div>
      </div>
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
