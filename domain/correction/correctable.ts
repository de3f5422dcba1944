import { z } from "zod";
import { RecipientStatus } from "../recipient/recipient_status.ts";
import { Sex } from "../recipient/sex.ts";
import type { PersonRecord, RecordDose } from "../record/person_record.ts";
import { TICKET_KINDS, type TicketKind } from "../ticket/ticket_kind.ts";

/** Whether there is a My Number: the stored one, or one that was typed and sealed. Never which. */
const KnownMyNumber = z.enum(["stored", "typed"]);

/** What can be corrected of a person: the ten columns of 接種対象者ファイル. */
export const CorrectablePerson = z.object({
  residentNumber: z.string(),
  myNumber: KnownMyNumber.nullable(),
  familyName: z.string().nullable(),
  givenName: z.string().nullable(),
  familyKana: z.string().nullable(),
  givenKana: z.string().nullable(),
  birthDate: z.string().nullable(),
  sex: Sex.nullable(),
  /** The active one. */
  ticketNumber: z.string().nullable(),
  status: RecipientStatus.nullable(),
});
export type CorrectablePerson = z.infer<typeof CorrectablePerson>;

/** What can be corrected of a dose or examination. */
export const CorrectableDose = z.object({
  kind: z.enum(Object.keys(TICKET_KINDS) as TicketKind[]),
  doseNumber: z.number().int().min(1).max(9),
  vaccinatedOn: z.string(),
  ticketNumber: z.string(),
  placeCode: z.string(),
  venueName: z.string(),
  doctorName: z.string(),
  /** Null of an examination, and of a maker that none of the municipality's vaccines has. */
  vaccineCode: z.string().nullable(),
  vaccineMaker: z.string().nullable(),
  lotNumber: z.string().nullable(),
});
export type CorrectableDose = z.infer<typeof CorrectableDose>;

/** The columns of a record's person as they are stored; undefined while nobody is registered. */
export function correctablePerson(
  { person, tickets }: Pick<PersonRecord, "person" | "tickets">,
): CorrectablePerson | undefined {
  return person && {
    residentNumber: person.residentNumber,
    myNumber: person.hasMyNumber ? "stored" : null,
    familyName: person.familyName,
    givenName: person.givenName,
    familyKana: person.familyKana,
    givenKana: person.givenKana,
    birthDate: person.birthDate,
    sex: person.sex,
    ticketNumber: tickets.find(({ state }) => state === "active")?.ticketNumber ?? null,
    status: person.status,
  };
}

export function correctableDose(dose: CorrectableDose | RecordDose): CorrectableDose {
  const { kind, doseNumber, vaccinatedOn, ticketNumber, placeCode } = dose;
  const { venueName, doctorName, vaccineCode, vaccineMaker, lotNumber } = dose;
  return {
    ...{ kind, doseNumber, vaccinatedOn, ticketNumber, placeCode },
    ...{ venueName, doctorName, vaccineCode, vaccineMaker, lotNumber },
  };
}

/** The cells of `next` that differ from those of `base`. */
export function differingCells<Row extends object>(base: Row, next: Row): Partial<Row> {
  const columns = Object.keys(base) as (keyof Row)[];
  const differing = columns.filter((column) => base[column] !== next[column])
    .map((column) => [column, next[column]]);
  return Object.fromEntries(differing) as Partial<Row>;
}
