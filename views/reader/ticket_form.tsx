import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { Field } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { Keypad } from "./keypad.tsx";

interface TicketFormProps {
  action: string;
  typed: Typed;
  problems: readonly FormProblem[];
}

/**
 * OCRライン（18桁）: typed by hand; a camera or a scanner fills in the same field. While typing the
 * digits are shown in their groups and checked (`static/reader/line_field.ts`).
 */
export function TicketForm({ action, typed, problems }: TicketFormProps) {
  return (
    <div class="reader__form">
      <Form action={action} label="接種券の読み取り">
        <Field
          name="ocrLine"
          label="OCRライン（18桁）"
          hint="接種券の18桁の数字を、左から続けて入力してください。空白やハイフンが入っても構いません。"
          problems={problems}
        >
          {(described) => (
            <input
              class="input input--line"
              id="ocrLine"
              name="ocrLine"
              value={typed.ocrLine ?? ""}
              inputmode="numeric"
              autocomplete="off"
              aria-required="true"
              aria-describedby={described["aria-describedby"]}
              aria-invalid={described["aria-invalid"]}
              data-focus="field"
              data-part="line"
            />
          )}
        </Field>
        <p class="groups" data-part="groups" hidden>
          <span class="groups__digits" data-part="digits" />
          <span class="groups__rest" data-part="rest" />
        </p>
        <Keypad />
        <p class="field__error" data-part="fault" aria-live="polite" hidden />
        <SubmitButton>次へ</SubmitButton>
      </Form>
    </div>
  );
}
