import { sql } from "kysely";
import type { RecordSubject } from "../../domain/record/person_record.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { RowIds } from "./list_versions.ts";

/**
 * Ids of all that ever belonged to a record: the person (also as they were registered before an
 * upload was taken back), every ticket they hold or held, and the doses on the tickets they hold.
 * A 個別宛名番号 that two people had one after the other tells nothing about tickets they had before. Empty when there never was one.
 */
export async function rowsOfRecord(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  subject: RecordSubject,
): Promise<RowIds> {
  const person = subject.kind === "recipient"
    ? await rowsOfPerson(tx, municipalityCode, subject.id)
    : { recipient: [], keys: [] };
  const ticket = subject.kind === "recipient"
    ? await ticketsOf(tx, municipalityCode, person)
    : await ticketAlone(tx, municipalityCode, subject.id);
  const dose = await dosesOf(tx, municipalityCode, { tickets: ticket, keys: person.keys });
  return { recipient: person.recipient, ticket, dose };
}

async function rowsOfPerson(tx: MunicipalityTransaction, code: string, id: string) {
  const { rows } = await sql<{ id: string; key: string }>`
    with own as (
      select id, resident_number_key as key from recipient
      where municipality_code = ${code} and id = ${id}
      union
      select id, resident_number_key from recipient_history
      where municipality_code = ${code} and id = ${id}
    )
    select id, key from own
    where not exists (
      select from recipient as other where other.municipality_code = ${code}
        and other.resident_number_key = own.key and other.id <> ${id}
    )
    union
    select past.id, past.resident_number_key from recipient_history as past
    join recipient as live on live.municipality_code = ${code} and live.id = ${id}
      and live.resident_number_key = past.resident_number_key
    where past.municipality_code = ${code} and not exists (
      select from recipient as other
      where other.municipality_code = ${code} and other.id = past.id and other.id <> ${id}
    )`.execute(tx);
  if (rows.length === 0) return { recipient: [], keys: [] };
  const ids = new Set([id, ...rows.map((row) => row.id)]);
  return { recipient: [...ids], keys: [...new Set(rows.map(({ key }) => key))] };
}

async function ticketsOf(
  tx: MunicipalityTransaction,
  code: string,
  { recipient, keys }: { recipient: readonly string[]; keys: readonly string[] },
): Promise<string[]> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    select id from ticket
    where municipality_code = ${code} and resident_number_key = any(${keys}::text[])
    union
    select id from ticket_history as held
    where municipality_code = ${code} and resident_number_key = any(${keys}::text[])
      and not exists (
        select from recipient_history as past join recipient as other
          on other.municipality_code = ${code} and other.id = past.id
        where past.municipality_code = ${code}
          and past.resident_number_key = held.resident_number_key
          and past.id <> all(${recipient}::uuid[])
      )`.execute(tx);
  return rows.map(({ id }) => id);
}

async function ticketAlone(
  tx: MunicipalityTransaction,
  code: string,
  id: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from ticket where municipality_code = ${code} and id = ${id}
      and resident_number_key is null
    union
    select id from ticket_history where municipality_code = ${code} and id = ${id}
      and not exists (select from ticket where municipality_code = ${code} and id = ${id})`
    .execute(tx);
  return rows.map((row) => row.id);
}

/** A ticket that went to somebody else took its doses with it. */
async function dosesOf(
  tx: MunicipalityTransaction,
  code: string,
  { tickets, keys }: { tickets: readonly string[]; keys: readonly string[] },
): Promise<string[]> {
  if (tickets.length === 0) return [];
  const { rows } = await sql<{ id: string }>`
    with held as (
      select ticket_number from ticket
      where municipality_code = ${code} and id = any(${tickets}::uuid[])
        and (resident_number_key = any(${keys}::text[]) or resident_number_key is null)
      union
      select ticket_number from ticket_history as past
      where municipality_code = ${code} and id = any(${tickets}::uuid[]) and not exists (
        select from ticket where ticket.municipality_code = ${code}
          and ticket.ticket_number = past.ticket_number
      )
    )
    select dose.id from dose join held using (ticket_number)
    where dose.municipality_code = ${code}
    union
    select past.id from dose_history as past join held using (ticket_number)
    where past.municipality_code = ${code}`.execute(tx);
  return rows.map(({ id }) => id);
}
