import { sql } from "kysely";
import type { RecordSubject } from "../../domain/record/person_record.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { Concerned } from "./concerned_by.ts";

/** The records as they stand now: people, and tickets that are nobody's. */
export async function listSubjects(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { residentNumberKeys, ticketNumbers }: Concerned,
): Promise<RecordSubject[]> {
  const { rows } = await sql<RecordSubject>`
    select 'recipient' as kind, id from recipient
    where municipality_code = ${municipalityCode}
      and resident_number_key = any(${residentNumberKeys}::text[])
    union all
    select 'ticket', id from ticket
    where municipality_code = ${municipalityCode}
      and ticket_number = any(${ticketNumbers}::text[]) and resident_number_key is null`
    .execute(tx);
  return rows;
}
