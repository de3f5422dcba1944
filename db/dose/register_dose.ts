import { sql } from "kysely";
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
import { lookupConfirmation } from "../confirmation/lookup_confirmation.ts";
import type { Register } from "../database.ts";
import { refreshFindings } from "../finding/refresh_findings.ts";
import { attemptInMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import { vaccineCodeAt } from "../vaccine/vaccine_code_at.ts";
import { dosesOnTickets, ticketsOfPerson } from "./doses_of.ts";

export interface DoseRegistration {
  ticket: Ticket;
  entry: DoseEntry;
  /** What its vaccine was chosen from: the list of the municipality that gives the dose. */
  vaccines: readonly Vaccine[];
  source: DoseSource;
  /** Made with the form: the same form sent twice registers once. */
  clientKey: string;
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
    const sent = await tx.selectFrom("dose").select("id")
      .where("municipality_code", "=", code)
      .where("client_key", "=", registration.clientKey)
      .executeTakeFirst();
    if (sent) return success(sent.id);
    const refusal = await refusalOf(tx, registration.ticket);
    if (refusal) return failure(refusal);
    const changeId = await openChange(tx, code, { act, kind: "registration" });
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

/** Serialises registrations on one person, without a row lock that a running upload could hold. */
async function waitForSameTicket(tx: MunicipalityTransaction, ticket: Ticket): Promise<void> {
  const lock = (name: string) =>
    sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
  await lock(`ticket:${ticket.municipalityCode}:${ticket.ticketNumber}`);
  const owner = await ownerOf(tx, ticket);
  if (owner) await lock(`person:${ticket.municipalityCode}:${owner}`);
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
  return same && alreadyGiven(same);
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
