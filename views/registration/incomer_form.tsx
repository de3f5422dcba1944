import { SEXES } from "../../domain/recipient/sex.ts";
import { MARKED } from "../../domain/transfer/incomer_form.ts";
import { CheckField } from "../form/check_field.tsx";
import { SelectField, TextField } from "../form/field.tsx";
import { Form, SubmitButton } from "../form/form.tsx";
import { paths } from "../paths.ts";
import type { IncomerPageProps } from "./incomer_page.tsx";

/** The columns of 接種対象者ファイル that the person has to have, as far as the inquiry did not tell. */
export function IncomerForm({ inquiry, people, hasMyNumber, typed, problems }: IncomerPageProps) {
  const field = (name: string, label: string) => ({ name, label, value: typed[name], problems });
  return (
    <Form action={paths.inquiryRegistration(inquiry.id)} label="新しく登録する" layout="grid">
      <input
        type="hidden"
        name="seen"
        value={people.map(({ record }) => record.subject.id).join(" ")}
      />
      <TextField
        {...field("residentNumber", "個別宛名番号")}
        hint="この自治体の住民の記録での番号"
      />
      <TextField
        {...field("ticketNumber", "券番号")}
        hint="10桁。この人に新しく発行した、自庁の接種券の番号"
        inputmode="numeric"
      />
      <TextField {...field("familyName", "氏名（姓）")} />
      <TextField {...field("givenName", "氏名（名）")} optional />
      <TextField {...field("familyKana", "氏名（セイ）")} hint="カタカナ" />
      <TextField {...field("givenKana", "氏名（メイ）")} hint="カタカナ" optional />
      <TextField
        {...field("birthDate", "生年月日")}
        hint="例：19800401、1980/4/1、昭和55年4月1日"
      />
      <SelectField {...field("sex", "性別")} choices={SEX_CHOICES} />
      {/* The number itself is not shown: it was typed for the inquiry, and is kept sealed. */}
      {hasMyNumber && (
        <CheckField
          name="takesMyNumber"
          label="照会に使ったマイナンバーを登録する"
          value={MARKED}
          typed={typed.takesMyNumber}
          problems={problems}
          optional
        />
      )}
      <div class="buttons">
        <SubmitButton>登録する</SubmitButton>
      </div>
    </Form>
  );
}

const SEX_CHOICES = Object.entries(SEXES).map(([value, { label }]) => ({ value, label }));
