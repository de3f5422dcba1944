import { type RawBuilder, sql } from "kysely";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { ExaminedDose, ExaminedRecord } from "../../domain/finding/examined_record.ts";
import type { RecordSubject } from "../../domain/record/person_record.ts";
import type { TicketKind } from "../../domain/ticket/ticket_kind.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Whose record it is, and the record as the rules see it. */
export interface ExaminedHolder {
  subject: RecordSubject;
  /** Folded 個別宛名番号 of a person, number of a waiting ticket. */
  key: string;
  record: ExaminedRecord;
}

/** Those of these people who have at least one live dose; nothing is odd about the others. */
export async function listExaminedPeople(
  tx: MunicipalityTransaction,
  code: string,
  residentNumberKeys: readonly string[],
): Promise<ExaminedHolder[]> {
  if (residentNumberKeys.length === 0) return [];
  const { rows } = await examinedPeople(code, sql`${residentNumberKeys}::text[]`).execute(tx);
  return rows.map(personFrom);
}

/** All of these people, to be examined with doses that are not theirs yet. */
export async function listAllPeople(
  tx: MunicipalityTransaction,
  code: string,
  residentNumberKeys: readonly string[],
): Promise<ExaminedHolder[]> {
  if (residentNumberKeys.length === 0) return [];
  const { rows } = await peopleOf(code, sql`${residentNumberKeys}::text[]`).execute(tx);
  return rows.map(personFrom);
}

/** `listExaminedPeople`, not asked yet; of a row of it `personFrom` makes a holder. */
export function examinedPeople(
  code: string,
  residentNumberKeys: RawBuilder<unknown>,
): RawBuilder<HolderRow> {
  return sql<HolderRow>`${peopleOf(code, residentNumberKeys)} and given.doses is not null`;
}

export function personFrom(row: HolderRow): ExaminedHolder {
  return holderOf("recipient", row);
}

function peopleOf(code: string, residentNumberKeys: RawBuilder<unknown>): RawBuilder<HolderRow> {
  const deceasedBy = daySet(code, "recipient", sql`past.status is distinct from 'deceased'`);
  const supersededOn = daySet(code, "ticket", sql`past.state <> 'superseded'`);
  return sql<HolderRow>`
    select recipient.id, recipient.resident_number_key as key, birth_date as "birthDate",
      case when status = 'deceased' then ${deceasedBy} end as "deceasedBy",
      held.superseded, given.doses
    from recipient
    cross join lateral (
      select json_agg(json_build_array(ticket_number, ${supersededOn})) as superseded
      from ticket where ticket.municipality_code = ${code}
        and ticket.resident_number_key = recipient.resident_number_key and state = 'superseded'
    ) as held
    cross join lateral (
      select ${DOSES} as doses from ticket ${onTicket(code)}
      where ticket.municipality_code = ${code}
        and ticket.resident_number_key = recipient.resident_number_key
    ) as given
    where recipient.municipality_code = ${code}
      and recipient.resident_number_key = any(${residentNumberKeys})`;
}

/** Those of these tickets that are nobody's and have at least one live dose. */
export async function listExaminedTickets(
  tx: MunicipalityTransaction,
  code: string,
  ticketNumbers: readonly string[],
): Promise<ExaminedHolder[]> {
  if (ticketNumbers.length === 0) return [];
  const { rows } = await examinedTickets(code, ticketNumbers).execute(tx);
  return rows.map(ticketFrom);
}

/**
 * The same, not asked yet; of a row of it `ticketFrom` makes a holder. By their numbers, whatever the
 * statistics say (`offset 0`): where many wait for their persons, all of those would be read.
 */
export function examinedTickets(
  code: string,
  ticketNumbers: readonly string[],
): RawBuilder<HolderRow> {
  return sql<HolderRow>`
    select ticket.id, ticket.ticket_number as key, ${DOSES} as doses
    from (
      select * from ticket where municipality_code = ${code}
        and ticket_number = any(${ticketNumbers}::text[])
      offset 0) as ticket ${onTicket(code)}
    where ticket.resident_number_key is null
    group by ticket.id, ticket.ticket_number`;
}

export function ticketFrom(row: HolderRow): ExaminedHolder {
  return holderOf("ticket", row);
}

const DOSES = sql`json_agg(json_build_array(dose.id, dose.ticket_number, dose.kind,
  dose.dose_number, dose.vaccinated_on, dose.vaccine_code, dose.lot_number,
  (dose.registered_at at time zone 'Asia/Tokyo')::date,
  dose.place_code = dose.municipality_code))`;

/**
 * Each ticket's by its own key, whatever the statistics say (`offset 0`): on the first morning of a
 * campaign they know of no doses, and all of the municipality's would be read for each person.
 */
function onTicket(code: string): RawBuilder<unknown> {
  return sql`cross join lateral (
    select * from dose where dose.municipality_code = ${code}
      and dose.ticket_number = ticket.ticket_number and dose.withdrawn_at is null
    offset 0) as dose`;
}

/** The day in Japan on which a row came to be as it is, `before` being true of its versions earlier. */
function daySet(
  code: string,
  table: "recipient" | "ticket",
  before: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const past = sql`from ${sql.table(`${table}_history`)} as past
    where past.municipality_code = ${code} and past.id = ${sql.table(table)}.id`;
  return sql`(
    select (made_at at time zone 'Asia/Tokyo')::date from change
    where change.municipality_code = ${code} and change.id = coalesce(
      (select past.replaced_by ${past} and ${before} order by past.version desc limit 1),
      (select past.change_id ${past} order by past.version limit 1),
      ${sql.table(table)}.change_id))`;
}

interface HolderRow {
  id: string;
  key: string;
  birthDate?: PlainDate | null;
  deceasedBy?: PlainDate | null;
  superseded?: [ticketNumber: string, on: PlainDate][] | null;
  doses: DoseTuple[] | null;
}

/** JSON of arrays: half the bytes of objects, and a million of them are read. */
type DoseTuple = [
  id: string,
  ticketNumber: string,
  kind: TicketKind,
  doseNumber: number,
  vaccinatedOn: PlainDate,
  vaccineCode: string | null,
  lotNumber: string | null,
  registeredOn: PlainDate,
  isGivenHere: boolean,
];

function holderOf(kind: RecordSubject["kind"], row: HolderRow): ExaminedHolder {
  const { id, key, birthDate = null, deceasedBy = null, superseded, doses } = row;
  return {
    subject: { kind, id },
    key,
    record: {
      person: kind === "recipient" ? { birthDate, deceasedBy } : undefined,
      tickets: (superseded ?? []).map(([ticketNumber, supersededOn]) => ({
        ticketNumber,
        supersededOn,
      })),
      doses: (doses ?? []).map(doseOf),
    },
  };
}

function doseOf(tuple: DoseTuple): ExaminedDose {
  const [id, ticketNumber, kind, doseNumber, vaccinatedOn, vaccineCode, ...rest] = tuple;
  const [lotNumber, registeredOn, isGivenHere] = rest;
  return {
    id,
    ticketNumber,
    kind,
    doseNumber,
    vaccinatedOn,
    vaccineCode,
    lotNumber,
    registeredOn,
    isGivenHere,
  };
}
