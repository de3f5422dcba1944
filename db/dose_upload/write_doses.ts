import { sql } from "kysely";
import { wantedSlices } from "../recipient_upload/wanted_slices.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { WriteContext } from "../upload/upload_content.ts";
import { contradicts } from "./dose_difference.ts";
import { keepConflicts } from "./keep_conflicts.ts";
import { writeDoseTickets } from "./write_dose_tickets.ts";

/** Adds the doses nobody has stored; those that contradict a stored one go on the conflict list. */
export async function writeDoses(
  tx: MunicipalityTransaction,
  context: WriteContext,
): Promise<void> {
  // Foreign keys must not be looked up by plans made when the tables were small.
  await sql`discard plans`.execute(tx);
  await writeDoseTickets(tx, context);
  const { rows: [expected] } = await sql<{ doses: number; lines: number }>`
    select coalesce(sum(doses), 0)::bigint as doses, count(*) as lines from (
      select count(*) as doses from wanted where outcome = 'new' group by line
    ) as added`.execute(tx);
  const { doses, lines } = expected!;
  let added = 0;
  for (const slice of doses > 0 ? await wantedSlices(tx) : []) {
    const { numAffectedRows } = await sql`
      insert into dose (municipality_code, id, ticket_number, kind, dose_number, vaccinated_on,
        venue_name, doctor_name, vaccine_code, vaccine_maker, lot_number, place_code, source,
        registered_at, account_id, change_id)
      select change.municipality_code, gen_random_uuid(), dose_ticket, 'vaccination', dose_number,
        vaccinated_on, coalesce(venue_name, ''), coalesce(doctor_name, ''), vaccine_code,
        vaccine_maker, lot_number, coalesce(place_code, change.municipality_code), 'upload',
        coalesce(registered_at, change.made_at), change.account_id, change.id
      from wanted cross join (
        select * from change
        where municipality_code = ${context.municipalityCode} and id = ${context.changeId}
      ) as change
      where outcome = 'new' and ${slice}
      on conflict (municipality_code, ticket_number, kind, dose_number)
        where withdrawn_at is null do nothing`.execute(tx);
    added += Number(numAffectedRows ?? 0);
    context.written(Math.round(lines * added / doses));
  }
  if (added < doses) await weighOvertaken(tx, context);
  await keepConflicts(tx, context);
}

/** Doses that a venue registered between the weighing and the writing: theirs stay. */
async function weighOvertaken(
  tx: MunicipalityTransaction,
  { municipalityCode, changeId }: WriteContext,
): Promise<void> {
  await sql`
    update wanted set stored_id = stored.id,
      outcome = case when ${contradicts("wanted", "stored")} then 'conflict' else 'unchanged' end
    from dose as stored
    where stored.municipality_code = ${municipalityCode} and stored.kind = 'vaccination'
      and stored.ticket_number = wanted.dose_ticket and stored.dose_number = wanted.dose_number
      and stored.withdrawn_at is null and stored.change_id <> ${changeId}
      and wanted.outcome = 'new'`.execute(tx);
}
