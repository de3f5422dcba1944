import { REFUSAL_REASONS } from "../../domain/transfer/case_forms.ts";
import { REFUSAL_LABELS, REFUSALS } from "../../domain/transfer/inquiry.ts";
import { Form, SubmitButton } from "../form/form.tsx";
import { RadioField } from "../form/radio_field.tsx";
import { ReasonFields } from "../form/reason_fields.tsx";
import { paths } from "../paths.ts";
import type { CaseFormProps } from "./case_row.ts";
import { VersionField } from "./step_form.tsx";

const REFUSAL_CHOICES = REFUSALS.map((value) => ({ value, label: REFUSAL_LABELS[value] }));

/** 該当者なし or 自庁の住民ではない, with the reason that the other municipality reads. */
export function RefusalForm({ inquiry, typed, problems }: CaseFormProps) {
  return (
    <section aria-labelledby="refusing">
      <h2 id="refusing">該当する人がいないとき</h2>
      <p>
        選んだ回答と理由は、照会元の自治体に表示します。支援措置を受けている人がいると分かる理由は書かないでください。
      </p>
      <Form action={paths.inquiryRefusal(inquiry.id)} label="該当者なしの回答">
        <VersionField inquiry={inquiry} />
        <RadioField
          name="refusal"
          label="回答"
          value={typed.refusal}
          choices={REFUSAL_CHOICES}
          problems={problems}
        />
        <ReasonFields
          reasons={REFUSAL_REASONS}
          choice={{ name: "refusalReason", label: "該当する人がいない理由" }}
          note={{ name: "refusalNote", label: "該当する人がいない理由の説明" }}
          typed={typed}
          problems={problems}
        />
        <SubmitButton look="outline">回答する</SubmitButton>
      </Form>
    </section>
  );
}
