import type { Sql } from "postgres";
import type { Database } from "../../../db/database.ts";
import { examineEverybody } from "../../../db/finding/request_examination.ts";
import { runJobs } from "../../../db/job/run_jobs.ts";
import type { Act } from "../../../domain/account/act.ts";
import { theSealers } from "../a_database.ts";

/** Has a job examine everybody, by the clock of the act. */
export async function examineAll(database: Database, act: Act): Promise<void> {
  await examineEverybody(database.register, act);
  await runJobs({ database, sealers: theSealers(), now: () => act.at });
}

/** "dose_order 12": the rule and whose record it is, of everything open; "… 12+13" of two people. */
export async function openFindings(owner: Sql, code: string): Promise<string[]> {
  const rows = await owner`
    select finding.rule as rule, recipient.resident_number as one, other.resident_number as other,
      ticket_number as ticket
    from finding
    left join recipient on recipient.municipality_code = ${code} and recipient.id = subject_id
    left join recipient as other on other.municipality_code = ${code} and other.id = other_id
    left join ticket on ticket.municipality_code = ${code} and ticket.id = subject_id
    where finding.municipality_code = ${code} and finding.state = 'open'`;
  return rows.map(({ rule, one, other, ticket }) => {
    return `${rule} ${other ? [one, other].toSorted().join("+") : one ?? ticket}`;
  }).toSorted();
}

/** Every finding with all it says, but for its id. */
export async function everyFinding(owner: Sql, code: string): Promise<unknown[]> {
  const rows = await owner`
    select to_jsonb(finding) - 'id' - 'municipality_code' as finding from finding
    where municipality_code = ${code} order by subject_id, rule, fingerprint, found_at, state`;
  return rows.map(({ finding }) => finding);
}
