import { sql } from "kysely";
import { AppError } from "../../domain/app_error.ts";
import {
  CorrectableDose,
  correctableDose,
  CorrectablePerson,
  correctablePerson,
} from "../../domain/correction/correctable.ts";
import type { DraftEdits } from "../../domain/correction/draft.ts";
import type { DoseOnScreen, ShownRow } from "../../domain/correction/stage.ts";
import type { PersonRecord } from "../../domain/record/person_record.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** What an edit screen was opened on. */
export interface OpenedScreen {
  record: PersonRecord;
  edits: DraftEdits;
  /** Of the row, as the screen carries it. */
  version: number;
}

/**
 * The person as the screen showed them: as the draft has them, as they are, or, when somebody was
 * faster, as they were; then the draft is stale and both versions can be shown.
 */
export async function findShownPerson(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { record, edits, version }: OpenedScreen,
): Promise<ShownRow<CorrectablePerson>> {
  const { person } = record;
  const now = correctablePerson(record);
  if (!person || !now) throw nothingShown();
  if (edits.person) return edits.person;
  if (version === person.version) return { version, base: now };
  const { rows: [former] } = await sql`
    select resident_number as "residentNumber",
      case when my_number_index is not null then 'stored' end as "myNumber",
      family_name as "familyName", given_name as "givenName", family_kana as "familyKana",
      given_kana as "givenKana", birth_date as "birthDate", sex, status,
      ${now.ticketNumber}::text as "ticketNumber"
    from recipient_history
    where municipality_code = ${municipalityCode} and id = ${person.id} and version = ${version}`
    .execute(tx);
  if (!former) throw nothingShown();
  return { version, base: CorrectablePerson.parse(former) };
}

/** A stored dose as the screen showed it. */
export async function findShownDose(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { record, edits, version, id }: OpenedScreen & { id: string },
): Promise<DoseOnScreen> {
  const edit = edits.doses[id];
  if (edit) {
    return { id, version: edit.version, base: edit.base, isWithdrawn: edit.action === "restore" };
  }
  const dose = [...record.doses, ...record.withdrawnDoses].find((stored) => stored.id === id);
  if (!dose) throw nothingShown();
  if (version === dose.version) {
    return { id, version, base: correctableDose(dose), isWithdrawn: dose.withdrawnAt !== null };
  }
  const { rows: [former] } = await sql<{ isWithdrawn: boolean }>`
    select withdrawn_at is not null as "isWithdrawn", kind, dose_number as "doseNumber", vaccinated_on as "vaccinatedOn",
      ticket_number as "ticketNumber", place_code as "placeCode", venue_name as "venueName",
      doctor_name as "doctorName", vaccine_code as "vaccineCode", vaccine_maker as "vaccineMaker",
      lot_number as "lotNumber"
    from dose_history
    where municipality_code = ${municipalityCode} and id = ${id} and version = ${version}`
    .execute(tx);
  if (!former) throw nothingShown();
  return { id, version, base: CorrectableDose.parse(former), isWithdrawn: former.isWithdrawn };
}

function nothingShown(): AppError {
  return new AppError(
    "not_found",
    "編集する記録がこの照会結果にありません。照会結果の画面を開き直してください。",
  );
}
