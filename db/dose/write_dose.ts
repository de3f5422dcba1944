import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import type { DoseEntry } from "../../domain/dose/dose_entry.ts";
import { lookupVaccine, type Vaccine } from "../../domain/dose/vaccine.ts";
import type { DoseSource } from "../../domain/record/person_record.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { recordAct } from "../audit.ts";
import { openChange } from "../change.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { sendAhead } from "../together.ts";
import { vaccineCodeIn } from "../vaccine/vaccine_code_at.ts";

export interface NewDose {
  ticket: Ticket;
  /** Whether somebody has stored the ticket already. */
  isTicketStored: boolean;
  entry: DoseEntry;
  /** What its vaccine was chosen from: the list of the municipality that gives the dose. */
  vaccines: readonly Vaccine[];
  /** The list of the municipality that issued the ticket. */
  issuersVaccines: readonly Vaccine[];
  source: DoseSource;
  clientKey: string;
  reason?: string | undefined;
  /** When it was read, at a tablet that had no network then. */
  readAt?: Date | undefined;
}

/** Writes a dose, its ticket if nobody has stored it yet, the change and the audit. Answers its id. */
export async function writeDose(
  tx: MunicipalityTransaction,
  act: Act,
  dose: NewDose,
): Promise<string> {
  const { municipalityCode: code, ticketNumber } = dose.ticket;
  const changeId = await openChange(tx, code, { act, kind: "registration", reason: dose.reason });
  if (!dose.isTicketStored) {
    const ticket = tx.insertInto("ticket").values({
      municipality_code: code,
      ticket_number: ticketNumber,
      resident_number_key: null,
      state: "active",
      change_id: changeId,
    }).onConflict((conflict) => conflict.doNothing());
    await sendAhead(tx, ticket);
  }
  const id = uuid();
  await sendAhead(
    tx,
    tx.insertInto("dose").values({ ...columnsOf(act, dose), id, change_id: changeId }),
  );
  const detail = dose.readAt && { read_at: dose.readAt.toISOString() };
  const entry = { act: "dose_registered", subject: { kind: "dose", id }, detail } as const;
  await recordAct(tx, code, { by: act, entry });
  return id;
}

function columnsOf(
  { actor, at }: Act,
  { ticket, entry, vaccines, issuersVaccines, source, clientKey }: NewDose,
) {
  const vaccine = entry.vaccineCode ? lookupVaccine(vaccines, entry.vaccineCode) : undefined;
  return {
    municipality_code: ticket.municipalityCode,
    ticket_number: ticket.ticketNumber,
    kind: ticket.kind,
    dose_number: ticket.doseNumber,
    vaccinated_on: entry.vaccinatedOn,
    venue_name: entry.venueName,
    doctor_name: entry.doctorName,
    vaccine_code: vaccine ? vaccineCodeIn(issuersVaccines, vaccine) : null,
    vaccine_maker: vaccine?.maker ?? null,
    lot_number: entry.lotNumber,
    place_code: actor.municipalityCode,
    source,
    registered_at: at,
    account_id: actor.accountId,
    client_key: clientKey,
  };
}
