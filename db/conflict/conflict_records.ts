import { sql } from "kysely";
import type { ConflictState } from "../../domain/dose/conflict_decision.ts";
import type { DoseCells } from "../../domain/upload/dose_comparison.ts";
import { confirmedPeople } from "../confirmation/confirmed_people.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** A line of a file that contradicts a stored dose, and that dose as it is now. */
export interface DoseConflict {
  id: string;
  fileName: string;
  line: number;
  residentNumber: string;
  doseNumber: number;
  state: ConflictState;
  foundAt: Date;
  file: DoseCells;
  doseId: string;
  /** Undefined when the dose was taken back since. */
  stored: (DoseCells & { version: number }) | undefined;
  /** Whether the dose can move to the ticket the file names: one of the same person's. */
  ticketIsTheirs: boolean;
  /** Whether the dose is part of a locked record (確認済み), which nothing replaces. */
  isConfirmed: boolean;
  decidedAt: Date | null;
  loginId: string | null;
  reason: string;
}

/** The municipality's conflicts; the caller narrows them down and orders them. */
export function conflictRows(tx: MunicipalityTransaction, municipalityCode: string) {
  return tx.selectFrom("dose_conflict as conflict")
    .innerJoin(
      "upload",
      (join) =>
        join.onRef("upload.municipality_code", "=", "conflict.municipality_code")
          .onRef("upload.id", "=", "conflict.upload_id"),
    )
    .leftJoin(
      "dose",
      (join) =>
        join.onRef("dose.municipality_code", "=", "conflict.municipality_code")
          .onRef("dose.id", "=", "conflict.dose_id").on("dose.withdrawn_at", "is", null),
    )
    .leftJoin(
      "ticket as given",
      (join) =>
        join.onRef("given.municipality_code", "=", "conflict.municipality_code")
          .onRef("given.ticket_number", "=", "dose.ticket_number"),
    )
    .leftJoin(
      "ticket as named",
      (join) =>
        join.onRef("named.municipality_code", "=", "conflict.municipality_code")
          .onRef("named.ticket_number", "=", "conflict.ticket_number"),
    )
    .where("conflict.municipality_code", "=", municipalityCode)
    .select(["conflict.id", "upload.file_name as fileName", "conflict.line"])
    .select(["conflict.resident_number as residentNumber", "conflict.dose_number as doseNumber"])
    .select(["conflict.state", "conflict.found_at as foundAt", "conflict.dose_id as doseId"])
    .select(["conflict.decided_at as decidedAt", "conflict.login_id as loginId"])
    .select(["conflict.reason", "dose.version"])
    .select(sql<boolean>`coalesce(
      given.resident_number_key = named.resident_number_key, false)`.as("ticketIsTheirs"))
    .select(sql<boolean>`exists (select from ${confirmedPeople(municipalityCode)} as confirmed
      where confirmed.key = given.resident_number_key)`.as("isConfirmed"))
    .select([cells("conflict").as("file"), cells("dose").as("stored")]);
}

type ConflictRow = Awaited<
  ReturnType<ReturnType<typeof conflictRows>["executeTakeFirstOrThrow"]>
>;

export function toConflict({ version, stored, ...row }: ConflictRow): DoseConflict {
  return { ...row, stored: version === null ? undefined : { ...stored, version } };
}

function cells(table: string) {
  const column = (name: string) => sql.ref(`${table}.${name}`);
  return sql<DoseCells>`jsonb_build_object('vaccinatedOn', ${column("vaccinated_on")},
    'ticketNumber', ${column("ticket_number")}, 'placeCode', ${column("place_code")},
    'venueName', ${column("venue_name")}, 'doctorName', ${column("doctor_name")},
    'vaccineMaker', ${column("vaccine_maker")}, 'lotNumber', ${column("lot_number")})`;
}
