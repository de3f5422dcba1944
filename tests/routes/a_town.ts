import { anAct, anActor } from "../db/an_act.ts";
import type { TestOffice } from "../db/a_database.ts";
import { aDose, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";

/**
 * A municipality of so many people, of whom so many had dose 1, and dose 2. All are women of 65 by
 * the end of the fiscal year, and all doses were given on 30 June 2021.
 */
export async function aTown(
  { database }: TestOffice,
  municipalityCode: string,
  [people, first, second]: [number, number, number],
): Promise<void> {
  const act = anAct({ actor: anActor({ municipalityCode }) });
  const content = Array.from({ length: people }, () => aRecipient({ familyName: "御手洗" }));
  await upload(database, act, { content });
  for (const [doseNumber, count] of [[1, first], [2, second]] as const) {
    for (const { ticketNumber } of content.slice(0, count)) {
      const ticket = aTicket(municipalityCode, { doseNumber, ticketNumber });
      await giveDose(database, act, aDose(ticket));
    }
  }
}
