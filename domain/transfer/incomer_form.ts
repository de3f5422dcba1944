import { z } from "zod";
import { correctionField } from "../correction/correction_fields.ts";
import { formatDate, type PlainDate } from "../date/plain_date.ts";
import type { Typed } from "../form_problem.ts";
import { Sex } from "../recipient/sex.ts";
import { failure, type Result, success } from "../result.ts";
import { parseTicketSearch } from "../ticket/ticket_search.ts";
import { readBirthDate } from "../upload/birth_date_cell.ts";
import { readKana, readName } from "../upload/name_cell.ts";
import { readResidentNumberCell } from "../upload/number_cell.ts";
import type { InquiryCriteria } from "./inquiry.ts";

/** What a box of the form sends when it is marked. */
export const MARKED = "yes";

export interface IncomerCircumstances {
  today: PlainDate;
  /** Of the municipality the person came to. */
  municipalityCode: string;
}

/**
 * 新しく登録する: a person who came with an answer. The rules and sentences of 接種対象者の編集; only
 * whether the My Number of the inquiry is taken along is asked, never the number.
 */
export function incomerForm({ today, municipalityCode }: IncomerCircumstances) {
  const needed = <Value>(label: string, rule: (text: string) => Result<Value>) =>
    correctionField({ label, rule }).transform((value) => value!);
  const optional = (label: string, rule: typeof readName) =>
    correctionField({ label, rule, blank: null });
  return z.object({
    residentNumber: needed("個別宛名番号", readResidentNumberCell),
    familyName: needed("氏名（姓）", readName),
    givenName: optional("氏名（名）", readName),
    familyKana: needed("氏名（セイ）", readKana),
    givenKana: optional("氏名（メイ）", readKana),
    birthDate: needed("生年月日", (text) => readBirthDate(text, today)),
    sex: needed("性別", chosenSex),
    ticketNumber: needed("券番号", newTicket(municipalityCode)),
    takesMyNumber: z.string().transform((text) => text === MARKED),
    seen: z.string().transform(seenPeople),
  });
}
export type IncomerForm = z.output<ReturnType<typeof incomerForm>>;

/** Ids of the people whom the page offered when it was sent; the field separates them by blanks. */
export function seenPeople(text: string): string[] {
  return text.split(" ").filter((id) => z.uuid().safeParse(id).success);
}

function chosenSex(text: string): Result<Sex> {
  const sex = Sex.safeParse(text);
  return sex.success ? success(sex.data) : failure(sex.error.issues[0]!.message);
}

/** Ten digits, or the whole OCR line of one of this municipality's tickets. */
function newTicket(municipalityCode: string) {
  return (text: string) => parseTicketSearch(text, municipalityCode);
}

/** Name of the field for the ticket of a person who is here already and has none. */
export function ticketField(recipientId: string): `ticketNumber-${string}` {
  return `ticketNumber-${recipientId}`;
}

/**
 * この人に接種記録を付ける: the person, and the ticket for whoever has none in use. Whether there has to
 * be one only the register knows.
 */
export function knownPersonForm(recipientId: string, municipalityCode: string) {
  return z.object({
    [ticketField(recipientId)]: correctionField({
      label: "券番号",
      rule: newTicket(municipalityCode),
      blank: null,
    }),
  });
}

/** What the form shows at first: as much of the person as the inquiry said. */
export function incomerTexts(criteria: InquiryCriteria): Typed {
  const { kind } = criteria;
  if (kind === "my_number") return { takesMyNumber: MARKED };
  const { familyKana, givenKana, birthDate, sex } = criteria;
  return { familyKana, givenKana, birthDate: formatDate(birthDate), sex };
}
