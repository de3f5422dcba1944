import type { Database } from "../../db/database.ts";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { DoseEntry } from "../../domain/dose/dose_entry.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { TEST_TIME } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { aDose, aTicket, giveDose } from "../db/dose/a_dose.ts";
import { aRecipient, type RecipientCells } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { tableRows } from "./html.ts";
import { URAYASU } from "./some_staff.ts";

export const HALL = "市民ホール";
/** A name a spreadsheet would run, with a character Shift_JIS lacks. */
export const CLINIC = "=𠮷田医院";

interface GivenDose {
  ticket: Partial<Ticket>;
  entry: Partial<DoseEntry>;
  registeredOn: PlainDate;
}

/**
 * Four people of 浦安市 whose figures are known by hand, on 1 July 2021 (fiscal year 2021). By the
 * end of it: a woman of 65 with two doses, a man of 66 with the first, a woman of 32 with the first,
 * a man of 31 without; besides somebody who moved out, a ticket of nobody yet with a first dose, and
 * an examination. Six doses; ones at the clinic were entered after 20 and 0 days.
 */
export async function aCampaign(database: Database): Promise<void> {
  const people = [
    aRecipient({ birthDate: "19560412", sex: "2" }),
    aRecipient({ birthDate: "19560401", sex: "1" }),
    aRecipient({ birthDate: "19900101", sex: "2" }),
    aRecipient({ birthDate: "19900505", sex: "1" }),
    aRecipient({ flag: "1" }),
  ];
  const staff = anActor({ municipalityCode: URAYASU });
  await upload(database, anAct({ actor: staff }), { content: people });
  for (const dose of dosesOf(people)) {
    const act = anAct({ actor: staff, at: atNoon(dose.registeredOn) });
    const ticket = aTicket(URAYASU, dose.ticket);
    const given = aDose(ticket);
    await giveDose(database, act, { ...given, entry: { ...given.entry, ...dose.entry } });
  }
}

function dosesOf([first, second, third]: RecipientCells[]): GivenDose[] {
  const at = (venueName: string, vaccinatedOn: PlainDate) => ({ venueName, vaccinatedOn });
  const ticketOf = (person: RecipientCells | undefined) => ({ ticketNumber: person!.ticketNumber });
  return [
    { ticket: ticketOf(first), entry: at(HALL, "2021-06-10"), registeredOn: "2021-06-10" },
    { ticket: ticketOf(second), entry: at(HALL, "2021-06-10"), registeredOn: "2021-06-11" },
    {
      ticket: ticketOf(third),
      entry: { ...at(CLINIC, "2021-06-11"), vaccineCode: "moderna", lotNumber: "3002" },
      registeredOn: "2021-07-01",
    },
    {
      ticket: { ...ticketOf(first), doseNumber: 2 },
      entry: at(HALL, "2021-07-01"),
      registeredOn: "2021-07-01",
    },
    { ticket: {}, entry: at(CLINIC, "2021-06-11"), registeredOn: "2021-06-11" },
    {
      ticket: { kind: "examination" },
      entry: at(HALL, "2021-06-10"),
      registeredOn: "2021-06-10",
    },
  ];
}

function atNoon(day: PlainDate): Date {
  return day === "2021-07-01" ? TEST_TIME : new Date(`${day}T12:00:00+09:00`);
}

/** Somebody nobody has a record of gets a first dose, entered on the spot. */
export async function aDoseMore(database: Database, municipalityCode: string): Promise<void> {
  const act = anAct({ actor: anActor({ municipalityCode }) });
  await giveDose(database, act, aDose(aTicket(municipalityCode)));
}

/** The rows of the table with this caption, without its header. */
export function tableOf(html: string, caption: string): string[][] {
  const [, table = ""] =
    new RegExp(`<caption[^>]*>${caption}</caption>(.*?)</table>`, "s").exec(html) ?? [];
  return tableRows(table).slice(1);
}
