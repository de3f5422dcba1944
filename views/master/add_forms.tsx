import type { Child } from "hono/jsx";
import type { Vaccine } from "../../domain/dose/vaccine.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { Field } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import { LotFields, VaccineSelect } from "./lot_fields.tsx";
import { VaccineFields } from "./vaccine_fields.tsx";

/** The forms of the page, each for another thing to add. */
export type AddForm = "vaccine" | "lot" | "lines";

/** A form that was not accepted, and what was typed. */
export interface RefusedForm {
  form: AddForm;
  typed: Typed;
  problems: readonly FormProblem[];
}

interface AddFormsProps {
  vaccines: readonly Vaccine[];
  refused: RefusedForm | undefined;
}

/** One vaccine, one lot, or many lots from a table; a refused form stays open. */
export function AddForms({ vaccines, refused }: AddFormsProps) {
  const stateOf = (form: AddForm, fresh: Typed = {}) => {
    const isRefused = refused?.form === form;
    return {
      isOpen: isRefused,
      typed: isRefused ? refused.typed : fresh,
      problems: isRefused ? refused.problems : [],
    };
  };
  const vaccine = stateOf("vaccine", { offered: "yes" });
  const lot = stateOf("lot");
  const lines = stateOf("lines");
  return (
    <>
      <h2>追加</h2>
      <Disclosure summary="ロットを1件追加する" isOpen={lot.isOpen}>
        <Form action={paths.lots} label="ロットの追加" layout="grid">
          <LotFields vaccines={vaccines} typed={lot.typed} problems={lot.problems} />
          <AddButton />
        </Form>
      </Disclosure>
      <Disclosure summary="ロットを表から貼り付けて追加する" isOpen={lines.isOpen}>
        <LinesForm vaccines={vaccines} typed={lines.typed} problems={lines.problems} />
      </Disclosure>
      <Disclosure summary="ワクチンを追加する" isOpen={vaccine.isOpen}>
        <Form action={paths.vaccines} label="ワクチンの追加" layout="grid">
          <VaccineFields typed={vaccine.typed} problems={vaccine.problems} />
          <AddButton />
        </Form>
      </Disclosure>
    </>
  );
}

interface DisclosureProps {
  summary: string;
  isOpen: boolean;
  children: Child;
}

function Disclosure({ summary, isOpen, children }: DisclosureProps) {
  return (
    <details class="disclosure" open={isOpen}>
      <summary class="disclosure__summary">{summary}</summary>
      <div class="disclosure__body">{children}</div>
    </details>
  );
}

function AddButton() {
  return (
    <div class="buttons">
      <SubmitButton look="outline">追加する</SubmitButton>
    </div>
  );
}

interface LinesFormProps {
  vaccines: readonly Vaccine[];
  typed: Typed;
  problems: readonly FormProblem[];
}

function LinesForm({ vaccines, typed, problems }: LinesFormProps) {
  return (
    <Form action={paths.lotLines} label="ロットの貼り付け">
      <VaccineSelect
        name="linesVaccineCode"
        vaccines={vaccines}
        value={typed.linesVaccineCode}
        problems={problems}
      />
      <Field
        name="lines"
        label="ロットの表"
        hint="1行に1件、ロットNo.・有効期限・備考の順に、タブかカンマで区切ります。例：EY5420,2021/12/31。有効期限と備考は省けます。内容が同じ登録済みのロットは飛ばします。"
        problems={problems}
      >
        {(described) => (
          <textarea
            class="input"
            id="lines"
            name="lines"
            rows={8}
            aria-required="true"
            aria-describedby={described["aria-describedby"]}
            aria-invalid={described["aria-invalid"]}
          >
            {typed.lines}
          </textarea>
        )}
      </Field>
      <AddButton />
    </Form>
  );
}
