import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { DoseChoices } from "../../domain/dose/dose_choices.ts";
import { vaccineLabel } from "../../domain/dose/vaccine.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { SelectField, TextField } from "../form/field.tsx";
import { KnownLots } from "../station/known_lots.tsx";

interface VaccineFieldsProps {
  hints: { vaccine: string; lot: string };
  choices: DoseChoices;
  /** The day lots are judged by; undefined while it is not known. */
  givenOn: PlainDate | undefined;
  typed: Typed;
  problems: readonly FormProblem[];
  optional?: true;
}

/** ワクチン・ロットNo.: the list narrows to the chosen vaccine's lots (`static/known_lots.ts`). */
export function VaccineFields(props: VaccineFieldsProps) {
  const { hints, choices, givenOn, typed, problems, optional } = props;
  return (
    <div class="form__group" x-data="knownLots" x-on:change="narrow" x-on:click="take">
      <SelectField
        name="vaccineCode"
        label="ワクチン"
        hint={hints.vaccine}
        value={typed.vaccineCode}
        problems={problems}
        choices={choices.vaccines.map((vaccine) => ({
          value: vaccine.code,
          label: vaccineLabel(vaccine),
        }))}
        optional={optional}
      />
      <div>
        <TextField
          name="lotNumber"
          label="ロットNo."
          hint={hints.lot}
          value={typed.lotNumber}
          problems={problems}
          list="knownLots"
          optional={optional}
        />
        <KnownLots choices={choices} givenOn={givenOn} />
      </div>
    </div>
  );
}
