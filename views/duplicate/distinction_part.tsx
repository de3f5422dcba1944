import { DISTINCTION_REASONS } from "../../domain/duplicate/distinction_reason.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { SelectField, TextField } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";

interface DistinctionPartProps {
  /** Of the pair. */
  id: string;
  typed: Typed;
  problems: readonly FormProblem[];
}

/** 別人: the pair is never asked about again. */
export function DistinctionPart({ id, typed, problems }: DistinctionPartProps) {
  return (
    <section>
      <h2>別人の場合</h2>
      <p>
        「別人」とした2件は、重複の候補に二度と出ません。記録はどちらも変わりません。「別人」はあとから取り消せます。
      </p>
      <Form action={paths.duplicateDistinction(id)} label="別人とする" layout="grid">
        <SelectField
          name="distinctReason"
          label="別人とする理由"
          value={typed.distinctReason}
          problems={problems}
          choices={DISTINCTION_REASONS.map((reason) => ({ value: reason, label: reason }))}
        />
        <TextField
          name="distinctNote"
          label="別人とする理由の説明"
          hint="「その他」のときは必ず入力してください。氏名などの個人情報は書かないでください。"
          value={typed.distinctNote}
          problems={problems}
          optional
        />
        <div class="buttons">
          <SubmitButton look="outline">別人とする</SubmitButton>
        </div>
      </Form>
    </section>
  );
}
