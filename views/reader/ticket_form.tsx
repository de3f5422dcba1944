import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { Field } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";

interface TicketFormProps {
  action: string;
  typed: Typed;
  problems: readonly FormProblem[];
}

/**
 * OCRライン（18桁）: typed by hand; a camera or a scanner fills in the same field. While typing the
 * digits are shown in their groups (`static/ticket_line.ts`).
 */
export function TicketForm({ action, typed, problems }: TicketFormProps) {
  return (
    <div x-data="ticketLine">
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
              x-ref="line"
              x-on:input="show"
            />
          )}
        </Field>
        <p class="groups" hidden x-bind:hidden="waiting">
          <span class="groups__digits" x-text="grouped" />
          <span class="groups__rest" x-text="rest" />
        </p>
        <SubmitButton>次へ</SubmitButton>
      </Form>
    </div>
  );
}
