import { z } from "zod";
import { parseDate } from "../date/parse_date.ts";
import type { PlainDate } from "../date/plain_date.ts";
import { asciiDigits } from "../digits.ts";
import { lookupMunicipality } from "../municipality/municipality_master.ts";
import { readMyNumber } from "../recipient/my_number.ts";
import { isKana, nameKey } from "../recipient/name_key.ts";
import { Sex } from "../recipient/sex.ts";
import { failure, type Result, success } from "../result.ts";
import { schemaOf } from "../schema_of.ts";
import { readKana } from "../upload/name_cell.ts";
import { type Question, SHORTEST_NAME } from "./inquiry.ts";

/**
 * A question from a form that made the inquiry's `id` with the page: sent twice (a double click,
 * 戻る), the form asks once.
 */
export interface FormQuestion extends Question {
  /** A UUID. */
  id?: string;
}

const OldMunicipality = schemaOf(readOldMunicipality);
/** What a page without one sends, or anything that is none, asks under an id of its own. */
const FormId = z.uuid().optional().catch(undefined);

/** 接種券なし／マイナンバーによる照会. */
export const MyNumberInquiryForm = z.object({
  municipalityCode: OldMunicipality,
  myNumber: schemaOf(readAskedNumber),
  consent: z.literal("yes", { error: "本人の同意を確認して、チェックを入れてください。" }),
  inquiryId: FormId,
});
export type MyNumberInquiryForm = z.output<typeof MyNumberInquiryForm>;

/** 接種券なし／氏名・生年月日・性別による照会. */
export const NameInquiryForm = z.object({
  municipalityCode: OldMunicipality,
  familyKana: schemaOf((text) =>
    text.trim() === "" ? failure("セイを入力してください。") : readAskedKana(text)
  ),
  // Blank where all of the name is in セイ.
  givenKana: schemaOf((text) => text.trim() === "" ? success("") : readAskedKana(text)),
  birthDate: schemaOf(readAskedBirthDate),
  sex: Sex,
  inquiryId: FormId,
}).superRefine(({ familyKana, givenKana }, context) => {
  if (nameKey(familyKana, givenKana).length >= SHORTEST_NAME) return;
  context.addIssue({
    code: "custom",
    path: ["familyKana"],
    message: `セイとメイは、合わせて${SHORTEST_NAME}文字以上で入力してください。`,
  });
});
export type NameInquiryForm = z.output<typeof NameInquiryForm>;

/** What an accepted form asks. */
export function questionOf(form: MyNumberInquiryForm | NameInquiryForm): FormQuestion {
  const { municipalityCode: otherCode, inquiryId: id } = form;
  if ("myNumber" in form) {
    return { id, otherCode, about: { kind: "my_number", myNumber: form.myNumber } };
  }
  const { familyKana, givenKana, birthDate, sex } = form;
  return { id, otherCode, about: { kind: "name", familyKana, givenKana, birthDate, sex } };
}

function readOldMunicipality(text: string): Result<string> {
  const code = asciiDigits(text);
  return lookupMunicipality(code) ? success(code) : failure("転出元の自治体を選んでください。");
}

function readAskedNumber(text: string): Result<string> {
  return text.trim() === "" ? failure("マイナンバーを入力してください。") : readMyNumber(text);
}

function readAskedKana(text: string): Result<string> {
  if (isKana(text)) return readKana(text);
  return failure(
    "カタカナかひらがなで入力してください（例：ヤマダ）。漢字や数字では照会できません。",
  );
}

function readAskedBirthDate(text: string): Result<PlainDate> {
  return text.trim() === "" ? failure("生年月日を入力してください。") : parseDate(text);
}
