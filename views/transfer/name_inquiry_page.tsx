import { Sex, sexLabel } from "../../domain/recipient/sex.ts";
import { TextField } from "../form/field.tsx";
import { RadioField } from "../form/radio_field.tsx";
import { paths } from "../paths.ts";
import { InquiryForm, type InquiryFormState } from "./inquiry_form.tsx";

export const NAME_INQUIRY = "接種券なし／氏名・生年月日・性別による照会";

/** 氏名・生年月日・性別による照会. */
export function NameInquiryPage(state: InquiryFormState) {
  const { inquiryId, typed, problems } = state;
  return (
    <InquiryForm
      inquiryId={inquiryId}
      typed={typed}
      problems={problems}
      title={NAME_INQUIRY}
      action={paths.transferByName}
    >
      <div class="form__pair">
        <TextField
          name="familyKana"
          label="セイ"
          hint="カナで。ひらがなや半角でもかまいません。"
          value={typed.familyKana}
          problems={problems}
        />
        <TextField
          name="givenKana"
          label="メイ"
          hint="氏名の全部をセイに入れたときは空欄にします。"
          value={typed.givenKana}
          problems={problems}
          optional
        />
      </div>
      <TextField
        name="birthDate"
        label="生年月日"
        hint="「19560412」「1956/4/12」「昭和31年4月12日」「S31.4.12」のどの書き方でもかまいません。"
        value={typed.birthDate}
        problems={problems}
      />
      <RadioField
        name="sex"
        label="性別"
        value={typed.sex}
        choices={SEX_CHOICES}
        problems={problems}
      />
    </InquiryForm>
  );
}

const SEX_CHOICES = Sex.options.map((value) => ({ value, label: sexLabel(value) }));
