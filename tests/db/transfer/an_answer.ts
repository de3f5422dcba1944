import type { Database } from "../../../db/database.ts";
import { openAnswer } from "../../../db/transfer/open_answer.ts";
import type { Incomer, RegisteredIncomer } from "../../../db/transfer/incomer.ts";
import { registerIncomer } from "../../../db/transfer/register_incomer.ts";
import type { TransferOffice } from "../../../db/transfer/transfer_office.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { IncomerForm } from "../../../domain/transfer/incomer_form.ts";
import { anAct } from "../an_act.ts";
import { recipientIdOf } from "../confirmation/a_confirmation.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../dose/a_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { aRecipient, aTicketNumber, type RecipientCells } from "../upload/a_recipient.ts";
import { aCase, type GivenCase } from "./a_case.ts";
import { aTransferOffice } from "./two_towns.ts";

/** An answered case between two municipalities, and staff of both. */
export interface AnsweredCase {
  office: TransferOffice;
  inquiryId: string;
  /** Staff where the person came to. */
  act: Act;
  /** Staff where they came from. */
  former: Act;
  /** As the former municipality knows them. */
  person: RecipientCells;
  formerId: string;
  /** Registers somebody with the answer as it stands now. */
  registers(incomer: Incomer, by?: Act): Promise<RegisteredIncomer>;
}

/** 山田花子 came with two vaccinations, unless said otherwise. */
export async function anAnsweredCase(
  database: Database,
  { act = anAct(), former = anAct(), ...given }:
    & Partial<Omit<GivenCase, "asking" | "asked">>
    & { act?: Act; former?: Act; days?: readonly string[] } = {},
): Promise<AnsweredCase> {
  const { days = ["2021-06-01", "2021-06-29"], ...about } = given;
  const person = aRecipient();
  await applyPeople(database, former, [person]);
  const formerId = await recipientIdOf(database, former, person);
  await giveDosesOn(database, former, { person, days });
  const office = aTransferOffice(database);
  const inquiryId = await aCase(database, {
    asking: act.actor.municipalityCode,
    asked: former.actor.municipalityCode,
    recipientId: formerId,
    ...about,
  });
  const registers = async (incomer: Incomer, by = act) => {
    const answer = await openAnswer(office, by, inquiryId);
    return await registerIncomer(office, by, { answer, incomer });
  };
  return { office, inquiryId, act, former, person, formerId, registers };
}

async function giveDosesOn(
  database: Database,
  act: Act,
  { person, days }: { person: RecipientCells; days: readonly string[] },
): Promise<void> {
  const { ticketNumber } = person;
  for (const [index, vaccinatedOn] of days.entries()) {
    const ticket = aTicket(act.actor.municipalityCode, { ticketNumber, doseNumber: index + 1 });
    await giveDose(database, act, aDose(ticket, { entry: aDoseEntry({ vaccinatedOn }) }));
  }
}

let incomersMade = 800_000;

/** The form as it is sent for 山田花子, with numbers that nobody has. */
export function anIncomer(given: Partial<IncomerForm> = {}): { kind: "new"; person: IncomerForm } {
  const number = ++incomersMade;
  const person: IncomerForm = {
    residentNumber: String(number),
    familyName: "山田",
    givenName: "花子",
    familyKana: "ヤマダ",
    givenKana: "ハナコ",
    birthDate: "1956-04-12",
    sex: "female",
    ticketNumber: aTicketNumber(number),
    takesMyNumber: false,
    seen: [],
    ...given,
  };
  return { kind: "new", person };
}
