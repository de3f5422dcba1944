import { v7 as uuid } from "uuid";
import type { Act } from "../../domain/account/act.ts";
import type { DoseEntry } from "../../domain/dose/dose_entry.ts";
import { alreadyGiven } from "../../domain/dose/dose_warning.ts";
import { lookupVaccine, type Vaccine } from "../../domain/dose/vaccine.ts";
import { CONFIRMED_AT_COUNTER } from "../../domain/record/confirmation.ts";
import type { DoseSource } from "../../domain/record/person_record.ts";
import { failure, type Result, success } from "../../domain/result.ts";
import type { Ticket } from "../../domain/ticket/ocr_line.ts";
import { recordAct } from "../audit.ts";
import { openChange } from "../change.ts";
import { lockPerson, lockTicket } from "../confirmation/lock_person.ts";
import { lookupConfirmation } from "../confirmation/lookup_confirmation.ts";
import type { Register } from "../database.ts";
import { refreshFindings } from "../finding/refresh_findings.ts";
import { attemptInMunicipality, inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { vaccineCodeAt } from "../vaccine/vaccine_code_at.ts";
import { dosesOnTickets, ticketsOfPerson } from "./doses_of.ts";
import { givenDose } from "./ticket_standing.ts";

export interface DoseRegistration {
  ticket: Ticket;
  entry: DoseEntry;
  /** What its vaccine was chosen from: the list of the municipality that gives the dose. */
  vaccines: readonly Vaccine[];
  source: DoseSource;
  /** Made with the form: the same form sent twice registers once. */
  clientKey: string;
  /** Why it is registered although something stops it (`stopReason`). */
  reason?: string;
}

/** The dose that this form registered when it was sent before; its id. */
export function lookupSentDose(
  register: Register,
  { ticket, clientKey }: Pick<DoseRegistration, "ticket" | "clientKey">,
): Promise<string | undefined> {
  return inMunicipality(register, ticket.municipalityCode, async (tx) => {
    const sent = await sentDose(tx, { ticket, clientKey });
    return sent?.ticketNumber === ticket.ticketNumber ? sent.id : undefined;
  });
}

/**
 * Registers a dose on a ticket, known or not, and answers its id. Refuses a dose the person already
 * has, on whichever of their tickets, also when two tablets try in the same moment.
 */
export async function registerDose(
  register: Register,
  act: Act,
  registration: DoseRegistration,
): Promise<Result<string>> {
  try {
    return await attemptDose(register, act, registration);
  } catch (error) {
    if (!isOvertaken(error)) throw error;
    return await attemptDose(register, act, registration);
  }
}

const FOREIGN_KEY_VIOLATION = "23503";
const UNIQUE_VIOLATION = "23505";

/** An upload added the same dose, or took the ticket away, after we looked: look again. */
function isOvertaken(error: unknown): boolean {
  return error instanceof Error && "code" in error &&
    [FOREIGN_KEY_VIOLATION, UNIQUE_VIOLATION].includes(String(error.code));
}

function attemptDose(
  register: Register,
  act: Act,
  registration: DoseRegistration,
): Promise<Result<string>> {
  const code = registration.ticket.municipalityCode;
  return attemptInMunicipality(register, code, async (tx) => {
    await waitForSameTicket(tx, registration.ticket);
    const sent = await sentDose(tx, registration);
    if (sent && sent.ticketNumber !== registration.ticket.ticketNumber) return failure(USED_FORM);
    if (sent) return success(sent.id);
    const refusal = await refusalOf(tx, act, registration.ticket);
    if (refusal) return failure(refusal);
    const { reason } = registration;
    const changeId = await openChange(tx, code, { act, kind: "registration", reason });
    await ensureTicket(tx, registration.ticket, changeId);
    const id = await insertDose(tx, { act, registration, changeId });
    await recordAct(tx, code, {
      by: act,
      entry: { act: "dose_registered", subject: { kind: "dose", id } },
    });
    await refreshFindings(tx, code, {
      at: act.at,
      ticketNumbers: [registration.ticket.ticketNumber],
    });
    return success(id);
  });
}

const USED_FORM = "この画面では、もう別の接種券の接種を登録しています。" +
  "この接種券はまだ登録していません。もう一度読み取ってください。";

function sentDose(
  tx: MunicipalityTransaction,
  { ticket, clientKey }: Pick<DoseRegistration, "ticket" | "clientKey">,
) {
  return tx.selectFrom("dose").select(["id", "ticket_number as ticketNumber"])
    .where("municipality_code", "=", ticket.municipalityCode)
    .where("client_key", "=", clientKey)
    .executeTakeFirst();
}

/** Serialises registrations on one person, without a row lock that a running upload could hold. */
async function waitForSameTicket(tx: MunicipalityTransaction, ticket: Ticket): Promise<void> {
  const { municipalityCode: code, ticketNumber } = ticket;
  await lockTicket(tx, code, ticketNumber);
  const owner = await ownerOf(tx, ticket);
  if (owner) await lockPerson(tx, code, owner);
}

async function ownerOf(tx: MunicipalityTransaction, ticket: Ticket): Promise<string | null> {
  const row = await tx.selectFrom("ticket").select("resident_number_key")
    .where("municipality_code", "=", ticket.municipalityCode)
    .where("ticket_number", "=", ticket.ticketNumber)
    .executeTakeFirst();
  return row?.resident_number_key ?? null;
}

async function refusalOf(
  tx: MunicipalityTransaction,
  act: Act,
  ticket: Ticket,
): Promise<string | undefined> {
  const code = ticket.municipalityCode;
  const owner = await ownerOf(tx, ticket);
  if (owner && await lookupConfirmation(tx, code, owner)) return CONFIRMED_AT_COUNTER;
  const tickets = owner
    ? (await ticketsOfPerson(tx, code, owner)).map((row) => row.ticketNumber)
    : [ticket.ticketNumber];
  const same = (await dosesOnTickets(tx, code, tickets)).find((dose) =>
    dose.kind === ticket.kind && dose.doseNumber === ticket.doseNumber
  );
  return same && alreadyGiven(givenDose(same, act));
}

async function ensureTicket(
  tx: MunicipalityTransaction,
  ticket: Ticket,
  changeId: string,
): Promise<void> {
  await tx.insertInto("ticket").values({
    municipality_code: ticket.municipalityCode,
    ticket_number: ticket.ticketNumber,
    resident_number_key: null,
    state: "active",
    change_id: changeId,
  }).onConflict((conflict) => conflict.doNothing()).execute();
}

async function insertDose(
  tx: MunicipalityTransaction,
  { act, registration, changeId }: { act: Act; registration: DoseRegistration; changeId: string },
): Promise<string> {
  const { ticket, entry, vaccines } = registration;
  const vaccine = entry.vaccineCode ? lookupVaccine(vaccines, entry.vaccineCode) : undefined;
  const id = uuid();
  await tx.insertInto("dose").values({
    municipality_code: ticket.municipalityCode,
    id,
    ticket_number: ticket.ticketNumber,
    kind: ticket.kind,
    dose_number: ticket.doseNumber,
    vaccinated_on: entry.vaccinatedOn,
    venue_name: entry.venueName,
    doctor_name: entry.doctorName,
    vaccine_code: vaccine ? await vaccineCodeAt(tx, ticket.municipalityCode, vaccine) : null,
    vaccine_maker: vaccine?.maker ?? null,
    lot_number: entry.lotNumber,
    place_code: act.actor.municipalityCode,
    source: registration.source,
    registered_at: act.at,
    account_id: act.actor.accountId,
    client_key: registration.clientKey,
    change_id: changeId,
  }).execute();
  return id;
}
