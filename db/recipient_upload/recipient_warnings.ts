import { sql } from "kysely";
import type { FileWarning } from "../../domain/upload/file_warning.ts";
import { recipientFileDoubts } from "../../domain/upload/recipient_file_doubts.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

/** Counts what makes a file look like the wrong one; the rules are the domain's. */
export async function recipientWarnings(
  tx: MunicipalityTransaction,
  municipalityCode: string,
): Promise<FileWarning[]> {
  const { rows: [weighed] } = await sql<{
    newcomers: number;
    known: number;
    namesChange: number;
    birthDatesChange: number;
    depart: number;
    blanked: number;
  }>`
    select count(*) filter (where outcome = 'new') as newcomers,
      count(*) filter (where outcome <> 'new') as known,
      count(*) filter (where name_changes) as "namesChange",
      count(*) filter (where birth_date_changes) as "birthDatesChange",
      count(*) filter (where departs) as depart,
      count(*) filter (where blanks) as blanked
    from wanted`.execute(tx);
  const { rows: [stored] } = await sql<{ people: number }>`
    select count(*) as people from recipient
    where municipality_code = ${municipalityCode}`.execute(tx);
  const { rows: [issues] } = await sql<
    { shifted: number; foreignTickets: number; rejected: number }
  >`
    select count(distinct line) filter (where kind = 'shifted') as shifted,
      count(distinct line) filter (where kind = 'foreign_ticket') as "foreignTickets",
      count(distinct line) as rejected
    from stage_issue`.execute(tx);
  return recipientFileDoubts({ ...weighed!, ...issues!, people: stored!.people });
}
