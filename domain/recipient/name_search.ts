import { z } from "zod";
import { parseDate } from "../date/parse_date.ts";
import type { PlainDate } from "../date/plain_date.ts";
import { failure, type Result, success } from "../result.ts";
import { schemaOf } from "../schema_of.ts";
import { nameKey } from "./name_key.ts";
import { Sex } from "./sex.ts";

/** 「氏名」などで照会: what is asked, null where nothing is; a name or a birth date is always there. */
export interface NameSearch {
  /** `nameKey` of the kana typed. */
  nameKey: string | null;
  birthDate: PlainDate | null;
  sex: Sex | null;
}

const SHORTEST = 2;
/** セイ and メイ of a register, 100 characters each. */
const LONGEST = 200;
const KANA_OR_LATIN = /^[\p{Script=Katakana}\p{Script=Latin}]+$/u;

/** The form of カナ氏名, 生年月日 and 性別; blank fields are not asked. */
export const NameSearchForm = z.object({
  nameKana: schemaOf(readNameKey),
  birthDate: schemaOf(readBirthDate),
  sex: z.union([z.literal("").transform(() => null), Sex], {
    error: "性別は「指定しない」か、男・女・その他のどれかを選んでください。",
  }),
}).superRefine(({ nameKana, birthDate }, context) => {
  if (nameKana !== null || birthDate !== null) return;
  context.addIssue({
    code: "custom",
    path: ["nameKana"],
    message: "カナ氏名か生年月日を入力してください。",
  });
});

/** The search an accepted `NameSearchForm` asks for. */
export function nameSearchOf(form: z.output<typeof NameSearchForm>): NameSearch {
  return { nameKey: form.nameKana, birthDate: form.birthDate, sex: form.sex };
}

/** Which of the criteria are used, for the audit: never what was typed. */
export function criteriaOf({ nameKey, birthDate, sex }: NameSearch): string[] {
  const criteria = [nameKey !== null && "カナ氏名", birthDate !== null && "生年月日"];
  return [...criteria, sex !== null && "性別"].filter((name) => name !== false);
}

function readNameKey(text: string): Result<string | null> {
  if (text.trim() === "") return success(null);
  if (text.length > LONGEST) {
    return failure(`カナ氏名は${LONGEST}文字以内で入力してください。`);
  }
  const key = nameKey(text, "");
  if (/\p{Script=Han}/u.test(key)) {
    return failure("漢字では照会できません。カナ氏名をカタカナかひらがなで入力してください。");
  }
  if (key !== "" && !KANA_OR_LATIN.test(key)) {
    return failure("カナ氏名は、カタカナ・ひらがな・ローマ字だけで入力してください。");
  }
  if (key.length < SHORTEST) return failure(`カナ氏名は${SHORTEST}文字以上で入力してください。`);
  return success(key);
}

function readBirthDate(text: string): Result<PlainDate | null> {
  return text.trim() === "" ? success(null) : parseDate(text);
}
