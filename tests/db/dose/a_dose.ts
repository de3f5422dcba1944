import type { Database } from "../../../db/database.ts";
import { type DoseRegistration, registerDose } from "../../../db/dose/register_dose.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { DoseEntry } from "../../../domain/dose/dose_entry.ts";
import { PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import type { Ticket } from "../../../domain/ticket/ocr_line.ts";
import { aTicketNumber } from "../upload/a_recipient.ts";

let ticketsMade = 500_000;

/** A first-dose vaccination ticket with a number nobody has. */
export function aTicket(municipalityCode: string, given: Partial<Ticket> = {}): Ticket {
  return {
    municipalityCode,
    kind: "vaccination",
    doseNumber: 1,
    ticketNumber: aTicketNumber(++ticketsMade),
    ...given,
  };
}

export function aDoseEntry(given: Partial<DoseEntry> = {}): DoseEntry {
  return {
    venueName: "市民ホール",
    vaccinatedOn: "2021-06-30",
    vaccineCode: "pfizer",
    lotNumber: "EY5420",
    doctorName: "医師　花子",
    ...given,
  };
}

/** A registration by a form of its own. */
export function aDose(
  ticket: Ticket,
  given: Partial<DoseRegistration> = {},
): DoseRegistration {
  const examination = { vaccineCode: null, lotNumber: null };
  return {
    ticket,
    entry: aDoseEntry(ticket.kind === "examination" ? examination : {}),
    vaccines: PRESET_VACCINES,
    source: "venue",
    clientKey: crypto.randomUUID(),
    ...given,
  };
}

/** Registers the dose and answers its id; throws when it is refused. */
export async function giveDose(
  { register }: Database,
  act: Act,
  registration: DoseRegistration,
): Promise<string> {
  const result = await registerDose(register, act, registration);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}
