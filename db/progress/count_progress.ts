import { sql } from "kysely";
import type { Register } from "../database.ts";
import { inMunicipality } from "../tenant.ts";

/** 接種状況. People who left (転出・死亡・削除) are counted apart. */
export interface Progress {
  recipients: number;
  /** Registered people with a first, and with a second, vaccination. */
  first: number;
  second: number;
  departed: number;
  /** Tickets with a dose whose person is not registered. */
  waitingTickets: number;
}

export function countProgress(register: Register, municipalityCode: string): Promise<Progress> {
  return inMunicipality(register, municipalityCode, async (tx) => {
    const { rows } = await sql<Progress>`
      with vaccinated as (
        select ticket.resident_number_key as key, dose_number, ticket.ticket_number
        from dose
        join ticket on ticket.municipality_code = dose.municipality_code
          and ticket.ticket_number = dose.ticket_number
        where dose.municipality_code = ${municipalityCode}
          and dose.kind = 'vaccination' and dose.withdrawn_at is null
      ), vaccinated_person as (
        select key, bool_or(dose_number = 1) as first, bool_or(dose_number = 2) as second
        from vaccinated
        join recipient on recipient.municipality_code = ${municipalityCode}
          and recipient.resident_number_key = key and recipient.status is null
        group by key
      )
      select
        (select count(*) from recipient
          where municipality_code = ${municipalityCode} and status is null) as recipients,
        (select count(*) from recipient
          where municipality_code = ${municipalityCode} and status is not null) as departed,
        (select count(*) from vaccinated_person where first) as first,
        (select count(*) from vaccinated_person where second) as second,
        (select count(distinct ticket_number) from vaccinated where key is null)
          as "waitingTickets"`.execute(tx);
    return rows[0]!;
  });
}
