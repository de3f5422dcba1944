import { placeName } from "../dose/dose_table.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { LongTextField } from "../form/long_text_field.tsx";
import { paths } from "../paths.ts";
import type { CaseFormProps } from "./case_row.ts";
import { VersionField } from "./step_form.tsx";

/** 連絡: free text between the two sides. */
export function NoteForm({ inquiry, typed, problems }: CaseFormProps) {
  return (
    <section aria-labelledby="contact">
      <h2 id="contact">{placeName(inquiry.otherCode)}への連絡</h2>
      <Form action={paths.inquiryNotes(inquiry.id)} label="連絡">
        <VersionField inquiry={inquiry} />
        <LongTextField
          name="note"
          label="連絡の内容"
          hint="相手の自治体の画面に表示します。1,000文字まで。マイナンバーは書かないでください。"
          value={typed.note}
          problems={problems}
        />
        <SubmitButton look="outline">連絡を送る</SubmitButton>
      </Form>
    </section>
  );
}
