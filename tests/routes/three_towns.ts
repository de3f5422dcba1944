import { foldTallies } from "../../db/tally/fold.ts";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { TestOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aDose, aDoseEntry, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { aRecipient, type RecipientCells } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { ICHIKAWA, URAYASU } from "./some_staff.ts";

export const SAPPORO = "011002";

interface Town {
  women: number;
  men: number;
  /** How many had dose 1, and dose 2; women first. */
  doses: [number, number];
  vaccinatedOn: PlainDate;
}

/**
 * 千葉県: 浦安市 with 30 people, 22 first and 12 second doses, entered the day after; 市川市 with 40,
 * 12 and none, entered three weeks late. 北海道: 札幌市 with 50, 25 and 15, entered the day after. By
 * the end of fiscal year 2021 the women are 65 and the men 31; in 浦安市 two men had the first dose.
 * All doses were registered on 1 July 2021.
 */
export async function threeTowns(office: TestOffice): Promise<void> {
  const late = "2021-06-10";
  const soon = "2021-06-30";
  await aTownOf(office, URAYASU, { women: 20, men: 10, doses: [22, 12], vaccinatedOn: soon });
  await aTownOf(office, ICHIKAWA, { women: 25, men: 15, doses: [12, 0], vaccinatedOn: late });
  await aTownOf(office, SAPPORO, { women: 50, men: 0, doses: [25, 15], vaccinatedOn: soon });
  await foldTallies(office.database);
}

async function aTownOf({ database }: TestOffice, code: string, town: Town): Promise<void> {
  const act = anAct({ actor: anActor({ municipalityCode: code }) });
  const people = [
    ...peopleOf(town.women, { familyName: "御手洗", birthDate: "19560412", sex: "2" }),
    ...peopleOf(town.men, { familyName: "御手洗", birthDate: "19900505", sex: "1" }),
  ];
  await upload(database, act, { content: people });
  for (const [index, count] of town.doses.entries()) {
    for (const { ticketNumber } of people.slice(0, count)) {
      const ticket = aTicket(code, { doseNumber: index + 1, ticketNumber });
      const entry = aDoseEntry({ vaccinatedOn: town.vaccinatedOn });
      await giveDose(database, act, aDose(ticket, { entry }));
    }
  }
}

function peopleOf(count: number, cells: Partial<RecipientCells>): RecipientCells[] {
  return Array.from({ length: count }, () => aRecipient(cells));
}
