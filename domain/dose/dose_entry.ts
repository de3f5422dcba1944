import { z } from "zod";
import type { PlainDate } from "../date/plain_date.ts";
import { schemaOf } from "../schema_of.ts";
import type { TicketKind } from "../ticket/ticket_kind.ts";
import { chosenVaccine } from "./chosen_vaccine.ts";
import { readDoctorName, readGivenDay, readVenueName } from "./entry_rules.ts";
import { LotNumber } from "./lot_number.ts";
import type { Vaccine } from "./vaccine.ts";

/** What staff fill in beside the ticket: 会場名, 接種日, ワクチン・ロットNo., 医師名. */
export interface DoseEntry {
  venueName: string;
  vaccinatedOn: PlainDate;
  /** Null for 予診のみ, as is the lot. */
  vaccineCode: string | null;
  lotNumber: string | null;
  doctorName: string;
}

/** The form of one dose of `kind`, judged on the day `today`; of a vaccine of the list. */
export function doseEntryForm(kind: TicketKind, today: PlainDate, vaccines: readonly Vaccine[]) {
  const examination = kind === "examination";
  return z.object({
    venueName: schemaOf(readVenueName),
    vaccinatedOn: givenDay(today),
    vaccineCode: examination ? z.any().transform(() => null) : chosenVaccine(vaccines),
    lotNumber: examination ? z.any().transform(() => null) : LotNumber,
    doctorName: schemaOf(readDoctorName),
  });
}

/** 接種日 in any way people write a date, and possible when seen on `today`. */
export function givenDay(today: PlainDate) {
  return schemaOf((typed) => readGivenDay(typed, today));
}
