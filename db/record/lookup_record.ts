import { sql } from "kysely";
import type {
  PersonRecord,
  RecordDose,
  RecordPerson,
  RecordSubject,
  RecordTicket,
} from "../../domain/record/person_record.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** One whole record of the own municipality as it is now; the caller audits the read. */
export async function lookupRecord(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  subject: RecordSubject,
): Promise<PersonRecord | undefined> {
  const person = subject.kind === "recipient"
    ? await lookupPerson(tx, municipalityCode, subject.id)
    : undefined;
  if (subject.kind === "recipient" && !person) return undefined;
  const tickets = await listTickets(tx, municipalityCode, person ?? subject);
  if (!person && tickets.length === 0) return undefined;
  const all = await listDoses(tx, municipalityCode, tickets.map((ticket) => ticket.ticketNumber));
  return {
    subject,
    person,
    tickets,
    doses: all.filter((dose) => dose.withdrawnAt === null),
    withdrawnDoses: all.filter((dose) => dose.withdrawnAt !== null)
      .toSorted((a, b) => b.withdrawnAt!.getTime() - a.withdrawnAt!.getTime()),
  };
}

/** A person as the register knows them. */
export function lookupPerson(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  id: string,
): Promise<RecordPerson | undefined> {
  return tx.selectFrom("recipient")
    .select(["id", "resident_number_key as residentNumberKey"])
    .select(["resident_number as residentNumber", "family_name as familyName"])
    .select(["given_name as givenName", "family_kana as familyKana", "given_kana as givenKana"])
    .select(["birth_date as birthDate", "sex", "status", "version"])
    .select(sql<boolean>`my_number_index is not null`.as("hasMyNumber"))
    .where("municipality_code", "=", municipalityCode).where("id", "=", id)
    .executeTakeFirst();
}

/** Those of a person, or the waiting ticket itself as long as it is nobody's. */
function listTickets(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  owner: RecordPerson | RecordSubject,
): Promise<RecordTicket[]> {
  const tickets = tx.selectFrom("ticket")
    .select(["id", "ticket_number as ticketNumber", "state", "version"])
    .where("municipality_code", "=", municipalityCode)
    .orderBy("state").orderBy("ticket_number");
  return "residentNumberKey" in owner
    ? tickets.where("resident_number_key", "=", owner.residentNumberKey).execute()
    : tickets.where("id", "=", owner.id).where("resident_number_key", "is", null).execute();
}

async function listDoses(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  ticketNumbers: readonly string[],
): Promise<RecordDose[]> {
  if (ticketNumbers.length === 0) return [];
  return await tx.selectFrom("dose")
    .select(["id", "ticket_number as ticketNumber", "kind", "dose_number as doseNumber"])
    .select(["vaccinated_on as vaccinatedOn", "venue_name as venueName"])
    .select(["doctor_name as doctorName", "vaccine_code as vaccineCode"])
    .select(["vaccine_maker as vaccineMaker", "lot_number as lotNumber"])
    .select(["place_code as placeCode", "source", "registered_at as registeredAt"])
    .select(["withdrawn_at as withdrawnAt", "version"])
    .where("municipality_code", "=", municipalityCode)
    .where("ticket_number", "in", ticketNumbers)
    .orderBy("vaccinated_on").orderBy("dose_number").orderBy("registered_at").orderBy("id")
    .execute();
}
