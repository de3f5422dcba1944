import { RETRACTION_REASONS } from "../../domain/transfer/case_forms.ts";
import { Form, SubmitButton } from "../form/form.tsx";
import { ReasonFields } from "../form/reason_fields.tsx";
import { paths } from "../paths.ts";
import type { CaseFormProps } from "./case_row.ts";
import { VersionField } from "./step_form.tsx";

/** 回答を取り消す: until the other side is done, and seldom needed. */
export function RetractionForm({ inquiry, typed, problems }: CaseFormProps) {
  const isOpen = typed.retractionReason !== undefined;
  return (
    <details class="folded" open={isOpen}>
      <summary class="folded__heading">回答を取り消す</summary>
      <div class="folded__body">
        <p>
          取り消すと、照会元の自治体は回答を見られなくなり、この照会は未処理に戻ります。理由は照会元の自治体に表示します。すでに開かれた回答は、見られたことが経過に残ります。
        </p>
        <Form action={paths.inquiryRetraction(inquiry.id)} label="回答の取消">
          <VersionField inquiry={inquiry} />
          <ReasonFields
            reasons={RETRACTION_REASONS}
            choice={{ name: "retractionReason", label: "取り消す理由" }}
            note={{ name: "retractionNote", label: "取り消す理由の説明" }}
            typed={typed}
            problems={problems}
          />
          <SubmitButton look="outline">回答を取り消す</SubmitButton>
        </Form>
      </div>
    </details>
  );
}
