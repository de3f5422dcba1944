import { z } from "zod";
import { formatDate, type PlainDate } from "../date/plain_date.ts";
import type { Typed } from "../form_problem.ts";
import { RecipientStatus } from "../recipient/recipient_status.ts";
import { Sex } from "../recipient/sex.ts";
import { failure, type Result, success } from "../result.ts";
import { parseTicketSearch } from "../ticket/ticket_search.ts";
import { readBirthDate } from "../upload/birth_date_cell.ts";
import { readKana, readName } from "../upload/name_cell.ts";
import { readMyNumberCell, readResidentNumberCell } from "../upload/number_cell.ts";
import type { CorrectablePerson } from "./correctable.ts";
import { correctionField } from "./correction_fields.ts";

/** The choice that stands for no 転出／死亡フラグ. */
export const IN_PLACE = "in_place";

/** What one person's edit screen is judged by. */
export interface PersonCircumstances {
  /** As the screen showed the person. */
  shown: CorrectablePerson;
  today: PlainDate;
  municipalityCode: string;
}

/** What staff decided about a My Number: the digits stay in the hands of whoever seals them. */
export type MyNumberDecision =
  | { kind: "kept" }
  | { kind: "typed"; myNumber: string }
  | { kind: "removed" }
  /** A number typed before, in the same draft, is forgotten. */
  | { kind: "withdrawn" };

function chosenSex(text: string): Result<Sex> {
  const sex = Sex.safeParse(text);
  return sex.success ? success(sex.data) : failure(sex.error.issues[0]!.message);
}

/** 編集 of a person: the ten columns. A blank My Number leaves the stored one alone. */
export function personForm({ shown, today, municipalityCode }: PersonCircumstances) {
  const texts = personTexts(shown);
  const text = (
    label: string,
    key: "familyName" | "givenName" | "familyKana" | "givenKana",
    rule: typeof readName,
  ) => correctionField({ label, rule, shown: { text: texts[key]!, value: shown[key] } });
  const optional = (label: string, key: "givenName" | "givenKana", rule: typeof readName) =>
    correctionField({ label, rule, shown: { text: texts[key]!, value: shown[key] }, blank: null });
  return z.object({
    residentNumber: correctionField({
      label: "個別宛名番号",
      rule: readResidentNumberCell,
      shown: { text: texts.residentNumber!, value: shown.residentNumber },
    }).transform((value) => value!),
    myNumber: correctionField({
      label: "マイナンバー",
      rule: readMyNumberCell,
      blank: null,
    }),
    myNumberChoice: z.enum(["", "removed", "withdrawn"]).catch(""),
    familyName: text("氏名（姓）", "familyName", readName),
    givenName: optional("氏名（名）", "givenName", readName),
    familyKana: text("氏名（セイ）", "familyKana", readKana),
    givenKana: optional("氏名（メイ）", "givenKana", readKana),
    birthDate: correctionField({
      label: "生年月日",
      rule: (typed) => readBirthDate(typed, today),
      shown: { text: texts.birthDate!, value: shown.birthDate },
    }),
    sex: correctionField<Sex>({
      label: "性別",
      rule: chosenSex,
      shown: { text: texts.sex!, value: shown.sex },
    }),
    ticketNumber: correctionField({
      label: "券番号",
      rule: (typed) => parseTicketSearch(typed, municipalityCode),
      shown: { text: texts.ticketNumber!, value: shown.ticketNumber },
      blank: null,
    }),
    status: z.literal(IN_PLACE).transform(() => null).or(RecipientStatus),
  }).superRefine(({ myNumber, myNumberChoice }, context) => {
    if (myNumber === null || myNumberChoice === "") return;
    const message = "マイナンバーを入力したときは、削除や取りやめの印を外してください。";
    context.addIssue({ code: "custom", path: ["myNumber"], message });
  });
}
export type PersonForm = z.output<ReturnType<typeof personForm>>;

export function myNumberDecision(
  { myNumber, myNumberChoice }: Pick<PersonForm, "myNumber" | "myNumberChoice">,
): MyNumberDecision {
  if (myNumber !== null) return { kind: "typed", myNumber };
  return { kind: myNumberChoice === "" ? "kept" : myNumberChoice };
}

/** What the fields of the screen show at first; never a My Number. */
export function personTexts(person: CorrectablePerson): Typed {
  return {
    residentNumber: person.residentNumber,
    familyName: person.familyName ?? "",
    givenName: person.givenName ?? "",
    familyKana: person.familyKana ?? "",
    givenKana: person.givenKana ?? "",
    birthDate: person.birthDate ? formatDate(person.birthDate) : "",
    sex: person.sex ?? "",
    ticketNumber: person.ticketNumber ?? "",
    status: person.status ?? IN_PLACE,
  };
}
