import { DISTINCTION_REASONS } from "../../domain/duplicate/distinction_reason.ts";
import type { FormProblem, Typed } from "../../domain/form_problem.ts";
import { Form, SubmitButton } from "../form/form.tsx";
import { ReasonFields } from "../form/reason_fields.tsx";
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
        <ReasonFields
          reasons={DISTINCTION_REASONS}
          choice={{ name: "distinctReason", label: "別人とする理由" }}
          note={{ name: "distinctNote", label: "別人とする理由の説明" }}
          typed={typed}
          problems={problems}
        />
        <div class="buttons">
          <SubmitButton look="outline">別人とする</SubmitButton>
        </div>
      </Form>
    </section>
  );
}
