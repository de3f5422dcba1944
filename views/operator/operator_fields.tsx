import { SCOPE_LABELS, SCOPES, venueField } from "../../domain/account/operator_form.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { SelectField, TextField } from "../form/field.tsx";
import type { Venue } from "./operator_words.ts";

interface OperatorFieldsProps {
  venues: readonly Venue[];
  typed: Typed;
  problems: readonly FormProblem[];
}

/** 担当者名, and where they may work. */
export function OperatorFields({ venues, typed, problems }: OperatorFieldsProps) {
  return (
    <>
      <TextField
        name="operatorName"
        label="担当者名"
        hint="氏名または端末で見分けられる短い名前。20文字以内。接種記録の「担当者」に残ります。"
        value={typed.operatorName}
        problems={problems}
      />
      <SelectField
        name="scope"
        label="使える端末"
        value={typed.scope ?? "all"}
        problems={problems}
        choices={SCOPES.map((scope) => ({ value: scope, label: SCOPE_LABELS[scope] }))}
      />
      {venues.length > 0 && <VenueChoice venues={venues} typed={typed} />}
    </>
  );
}

function VenueChoice({ venues, typed }: Pick<OperatorFieldsProps, "venues" | "typed">) {
  return (
    <fieldset class="workers field">
      <legend class="field__label">「選んだログインIDだけ」のとき</legend>
      <div class="workers__names">
        {venues.map(({ id, loginId, remark }) => (
          <label class="workers__name">
            <input
              type="checkbox"
              name={venueField(id)}
              value="yes"
              checked={typed[venueField(id)] === "yes"}
            />
            <span>{loginId}{remark && `（${remark}）`}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
