import type { QueryCreator } from "kysely";
import type { RegisterTables } from "../schema/register_tables.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** One stored dose or examination, ready to show. */
export type DoseRecord = Awaited<ReturnType<typeof dosesOnTickets>>[number];

/** The doses and examinations on these tickets of one municipality, in the order they were given. */
export async function dosesOnTickets(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  ticketNumbers: readonly string[],
) {
  if (ticketNumbers.length === 0) return [];
  return await dosesInOrder(tx, municipalityCode).where("ticket_number", "in", ticketNumbers)
    .execute();
}

/** Those of one municipality's register that count, in the order they were given. */
export function dosesInOrder(from: Doses, municipalityCode: string) {
  return doseColumns(from)
    .where("municipality_code", "=", municipalityCode)
    .where("withdrawn_at", "is", null)
    .orderBy("vaccinated_on").orderBy("dose_number").orderBy("registered_at");
}

/** Every ticket of a person, the active one first. */
export function ticketsOfPerson(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  residentNumberKey: string,
) {
  return tx.selectFrom("ticket").select(["ticket_number as ticketNumber", "state"])
    .where("municipality_code", "=", municipalityCode)
    .where("resident_number_key", "=", residentNumberKey)
    .orderBy("state").orderBy("ticket_number")
    .execute();
}

/** Those of the register, or what a query with a name for them (`with`) calls "dose". */
type Doses = Pick<QueryCreator<RegisterTables>, "selectFrom">;

/** The columns of a `DoseRecord`; the caller narrows it down. */
export function doseColumns(from: Doses) {
  return from.selectFrom("dose")
    .select(["dose.id", "dose.municipality_code as municipalityCode"])
    .select(["dose.ticket_number as ticketNumber", "kind", "dose_number as doseNumber"])
    .select(["vaccinated_on as vaccinatedOn", "venue_name as venueName"])
    .select(["doctor_name as doctorName", "vaccine_code as vaccineCode"])
    .select(["vaccine_maker as vaccineMaker", "lot_number as lotNumber"])
    .select(["place_code as placeCode", "source", "registered_at as registeredAt"]);
}
