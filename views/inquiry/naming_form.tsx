import { TextField } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import type { CaseFormProps } from "./case_row.ts";
import { VersionField } from "./step_form.tsx";

/** Names somebody who is not quite as was asked: the criteria may be misspelt. */
export function NamingForm({ inquiry, typed, problems }: CaseFormProps) {
  return (
    <section aria-labelledby="naming">
      <h2 id="naming">条件と少し違う人を選ぶとき</h2>
      <p>
        照会・補正で本人と思われる人を確かめてから、その人の個別宛名番号を入力してください。次の画面で人を確かめます。
      </p>
      <Form action={paths.inquiryConfirmation(inquiry.id)} label="個別宛名番号で選ぶ">
        <VersionField inquiry={inquiry} />
        <TextField
          name="residentNumber"
          label="個別宛名番号"
          value={typed.residentNumber}
          problems={problems}
        />
        <SubmitButton look="outline">この番号の人を確かめる</SubmitButton>
      </Form>
    </section>
  );
}
