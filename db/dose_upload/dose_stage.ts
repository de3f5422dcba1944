import { sql } from "kysely";
import type { DoseRow, FileDose } from "../../domain/upload/dose_row.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { copyField } from "../upload/upload_content.ts";

/** Columns of the stage in the order of `stagedLines`. */
export const STAGE_COLUMNS = [
  "line",
  "resident_number",
  "resident_number_key",
  "dose_number",
  "registered_at",
  "vaccinated_on",
  "ticket_number",
  "place_code",
  "venue_name",
  "doctor_name",
  "vaccine_maker",
  "vaccine_code",
  "lot_number",
] as const;

/** A table of this transaction alone, a row for every dose of a file's valid rows. */
export async function createStage(tx: MunicipalityTransaction): Promise<void> {
  await sql`
    create temporary table stage (
      line integer, resident_number text, resident_number_key text,
      dose_number smallint, registered_at timestamptz, vaccinated_on date, ticket_number text,
      place_code text, venue_name text, doctor_name text, vaccine_maker text, vaccine_code text,
      lot_number text
    ) on commit drop`.execute(tx);
}

/** A valid row as lines for COPY, one for each dose; a row without any is kept to be counted. */
export function stagedLines(line: number, row: DoseRow): string {
  const person = line + "\t" + copyField(row.residentNumber) + "\t" +
    copyField(row.residentNumberKey) + "\t";
  if (row.doses.length === 0) return person + NO_DOSE;
  let lines = "";
  for (const dose of row.doses) lines += person + stagedDose(dose);
  return lines;
}

const NO_DOSE = STAGE_COLUMNS.slice(3).map(() => "\\N").join("\t") + "\n";

function stagedDose(dose: FileDose): string {
  return dose.doseNumber + "\t" + copyField(dose.registeredAt) + "\t" +
    copyField(dose.vaccinatedOn) + "\t" + copyField(dose.ticketNumber) + "\t" +
    copyField(dose.placeCode) + "\t" + copyField(dose.venueName) + "\t" +
    copyField(dose.doctorName) + "\t" + copyField(dose.vaccineMaker) + "\t" +
    copyField(dose.vaccineCode) + "\t" + copyField(dose.lotNumber) + "\n";
}
