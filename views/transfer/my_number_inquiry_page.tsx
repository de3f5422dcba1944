import { CheckField } from "../form/check_field.tsx";
import { TextField } from "../form/field.tsx";
import { paths } from "../paths.ts";
import { InquiryForm, type InquiryFormState } from "./inquiry_form.tsx";

export const MY_NUMBER_INQUIRY = "接種券なし／マイナンバーによる照会";

/** マイナンバーによる照会. The number is typed anew each time the page is drawn. */
export function MyNumberInquiryPage(state: InquiryFormState) {
  const { inquiryId, typed, problems } = state;
  return (
    <InquiryForm
      inquiryId={inquiryId}
      typed={typed}
      problems={problems}
      title={MY_NUMBER_INQUIRY}
      action={paths.transferByMyNumber}
    >
      <TextField
        name="myNumber"
        label="マイナンバー"
        hint="数字12桁。間を空けても、ハイフンを入れてもかまいません。安全のため、画面を表示し直すと消えます。"
        inputmode="numeric"
        problems={problems}
      />
      <CheckField
        name="consent"
        label="本人同意：転出元の自治体への照会に、本人が同意しました"
        value="yes"
        typed={typed.consent}
        problems={problems}
      />
    </InquiryForm>
  );
}
