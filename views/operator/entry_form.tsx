import type { Operator } from "../../domain/account/operator.ts";
import { LONGEST_PIN, SHORTEST_PIN } from "../../domain/account/operator_pin.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { TextField } from "../form/field.tsx";
import { SubmitButton } from "../form/form.tsx";
import { PinKeypad } from "./pin_keypad.tsx";

export interface EntryFieldsProps {
  /** Whom this tablet lets choose. */
  workers: readonly Operator[];
  /** Who has shown the PIN that was handed to them. */
  first?: Operator;
  /** Of these fields, whoever was chosen; never a PIN. */
  operatorId?: string;
  problems: readonly FormProblem[];
}

/** 担当者 and PIN; or, after the first time, the PIN of one's own. */
export function EntryFields(props: EntryFieldsProps) {
  return props.first ? <OwnPinFields {...props} first={props.first} /> : <PinFields {...props} />;
}

function PinFields({ workers, operatorId, problems }: EntryFieldsProps) {
  return (
    <>
      <WorkerChoice workers={workers} operatorId={operatorId} problems={problems} />
      <PinField name="operatorPin" label="PIN" problems={problems} />
      <PinKeypad field="operatorPin" />
      <SubmitButton>この担当者で始める</SubmitButton>
    </>
  );
}

function WorkerChoice({ workers, operatorId, problems }: Omit<EntryFieldsProps, "first">) {
  const error = problems.find(({ field }) => field === "operatorId");
  return (
    <fieldset
      class={error ? "workers field field--wrong" : "workers field"}
      aria-describedby={error && "operatorId-error"}
    >
      <legend class="field__label">
        担当者<span class="field__required">※必須</span>
      </legend>
      <div class="workers__names" id="operatorId" tabindex={-1}>
        {workers.map(({ id, name }) => (
          <label class="workers__name">
            <input type="radio" name="operatorId" value={id} checked={id === operatorId} />
            <span>{name}</span>
          </label>
        ))}
      </div>
      {error && <p class="field__error" id="operatorId-error">{error.message}</p>}
    </fieldset>
  );
}

function OwnPinFields({ first, problems }: EntryFieldsProps & { first: Operator }) {
  return (
    <>
      <p>
        {first.name}さんは、渡されたPINを初めて使いました。自分だけが知っているPINを決めてください。
      </p>
      <PinField
        name="ownPin"
        label="新しいPIN"
        hint={`${SHORTEST_PIN}～${LONGEST_PIN}桁の数字。同じ数字や連続した数字、誕生日は使えません。`}
        problems={problems}
      />
      <PinField name="ownPinAgain" label="新しいPIN（もう一度）" problems={problems} />
      <SubmitButton>このPINに決めて始める</SubmitButton>
    </>
  );
}

interface PinFieldProps {
  name: string;
  label: string;
  hint?: string;
  problems: readonly FormProblem[];
}

/** Never filled in by the browser: the next person would have the last one's. */
function PinField(props: PinFieldProps) {
  return (
    <TextField {...props} type="password" inputmode="numeric" autocomplete="off" size="medium" />
  );
}

/** What was typed before somebody had to be asked for, on its way to where it was going. */
export function KeptFields({ kept }: { kept: Typed }) {
  return (
    <>
      {Object.entries(kept).map(([name, value]) => (
        <input
          type="hidden"
          name={name}
          value={value}
        />
      ))}
    </>
  );
}
