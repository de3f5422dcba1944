import type { FormProblem } from "../../domain/form_problem.ts";
import type { MunicipalityChoice } from "../../domain/municipality/municipality_choice.ts";
import {
  type Municipality,
  municipalityDisplayName,
  PREFECTURES,
} from "../../domain/municipality/municipality_master.ts";
import { Field } from "../form/field.tsx";
import { paths } from "../paths.ts";
import { ChoosingButton } from "./choosing_button.tsx";

interface MunicipalitySelectsProps {
  choice: MunicipalityChoice;
  problems: readonly FormProblem[];
}

/** 都道府県, and 自治体 of it (or those a name found). A changed prefecture fetches both anew. */
export function MunicipalitySelects({ choice, problems }: MunicipalitySelectsProps) {
  return (
    <>
      <div class="field">
        <label class="field__label" for="prefectureCode">都道府県</label>
        <select
          class="input input--medium"
          id="prefectureCode"
          name="prefectureCode"
          hx-get={paths.municipalityChoices}
          hx-target="#municipality-choice"
          hx-sync="this:replace"
        >
          <option value="">選択してください</option>
          {PREFECTURES.map(({ code, name }) => (
            <option value={code} selected={code === choice.prefectureCode}>{name}</option>
          ))}
        </select>
        <ChoosingButton step="byPrefecture">自治体を表示</ChoosingButton>
      </div>
      <MunicipalitySelect choice={choice} problems={problems} />
    </>
  );
}

function MunicipalitySelect({ choice, problems }: MunicipalitySelectsProps) {
  const { choices, chosen, prefectureCode } = choice;
  // Beside its prefecture a municipality needs no more than its own name.
  const labelOf = (place: Municipality) =>
    prefectureCode ? place.name : municipalityDisplayName(place);
  return (
    <Field name="municipalityCode" label="自治体" problems={problems}>
      {(described) => (
        <select
          class="input input--medium"
          id="municipalityCode"
          name="municipalityCode"
          aria-required="true"
          aria-describedby={described["aria-describedby"]}
          aria-invalid={described["aria-invalid"]}
        >
          <option value="">
            {choices.length > 0 ? "選択してください" : "都道府県を先に選択"}
          </option>
          {choices.map((place) => (
            <option
              value={place.code}
              selected={place === chosen}
              data-full-name={municipalityDisplayName(place)}
            >
              {labelOf(place)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
