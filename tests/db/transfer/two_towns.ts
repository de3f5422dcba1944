import type { Sql } from "postgres";
import { addAccount } from "../../../db/account/add_account.ts";
import type { Database } from "../../../db/database.ts";
import { setProtection } from "../../../db/protection/set_protection.ts";
import { askedQuestion } from "../../../db/transfer/asked_question.ts";
import { type MadeInquiry, makeInquiry } from "../../../db/transfer/make_inquiry.ts";
import type { TransferOffice } from "../../../db/transfer/transfer_office.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { PlainDate } from "../../../domain/date/plain_date.ts";
import { sexByCode } from "../../../domain/recipient/sex.ts";
import type { NameCriteria } from "../../../domain/transfer/inquiry.ts";
import type { FormQuestion } from "../../../domain/transfer/question_form.ts";
import { TEST_TIME, theSealers } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aKanaName, idOf } from "../duplicate/a_pair.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { aRecipient, type RecipientCells } from "../upload/a_recipient.ts";

/** Limits that no test reaches without meaning to. */
export function aTransferOffice(
  { register }: Database,
  given: Partial<TransferOffice> = {},
): TransferOffice {
  return {
    register,
    myNumbers: theSealers().myNumbers,
    limits: { perAccount: 1_000, perMunicipality: 1_000 },
    answerHours: 72,
    ...given,
  };
}

let townsMade = 0;

/** A municipality that uses VRS, with these people; the act of one of its staff. */
export async function aTown(database: Database, people: RecipientCells[] = []): Promise<Act> {
  const act = anAct();
  const { municipalityCode } = act.actor;
  const added = await addAccount(database.gate, {
    kind: "municipal",
    loginId: `shokuin-${++townsMade}@town.lg.jp`,
    municipalityCode,
    prefectureCode: null,
  }, TEST_TIME);
  if (!added.ok) throw new Error(added.message);
  if (people.length > 0) await applyPeople(database, act, people);
  return act;
}

/** What another municipality's counter asks about this person. */
export function criteriaOf(person: RecipientCells): NameCriteria {
  const { familyKana, givenKana, birthDate, sex } = person;
  return {
    kind: "name",
    familyKana,
    givenKana,
    birthDate: birthDate.replace(/^(....)(..)(..)$/, "$1-$2-$3") as PlainDate,
    sex: sexByCode(sex)!,
  };
}

/** Asks, and throws when nothing was asked. */
export async function ask(
  office: TransferOffice,
  act: Act,
  question: FormQuestion,
): Promise<MadeInquiry> {
  const made = await makeInquiry(office, act, question);
  if (!made.ok) throw new Error(made.message);
  return made.value;
}

/** A name that nobody has and that is held as cover in this municipality, or is not. */
export function aNameThatIs(cover: "covered" | "not covered", askedCode: string): string {
  for (;;) {
    const familyKana = aKanaName();
    const about = criteriaOf(aRecipient({ familyKana, givenKana: "" }));
    const question = { otherCode: askedCode, about };
    const { isCover } = askedQuestion(theSealers().myNumbers, askedCode, question);
    if (isCover === (cover === "covered")) return familyKana;
  }
}

/** Puts the person of the actor's municipality under 支援措置. */
export async function protect(
  database: Database,
  act: Act,
  person: RecipientCells,
): Promise<string> {
  const recipientId = await idOf(database, act, person);
  const protection = { recipientId, reason: "DV等支援措置の申出", endsOn: null, seen: "" };
  await setProtection(database.register, act, protection);
  return recipientId;
}

/** Both sides' rows of a case, as they are stored. */
export async function sidesOf(owner: Sql, id: string) {
  const rows = await owner`select * from inquiry where id = ${id}`;
  const [asking, asked] = ["asking", "asked"].map((side) => rows.find((row) => row.side === side)!);
  return { asking: asking!, asked: asked! };
}
