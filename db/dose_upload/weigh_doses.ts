import { sql } from "kysely";
import { doseFileDoubts } from "../../domain/upload/dose_file_doubts.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { takeOut } from "../upload/stage_issue.ts";
import type { WeighContext, Weighed } from "../upload/upload_content.ts";
import { createWanted } from "./create_wanted.ts";
import { findDoseFaults, findTicketsOfTwo } from "./dose_faults.ts";

/**
 * Finds what is wrong with staged doses, and what the rest would do (`wanted`): a dose nobody has
 * stored is new, one that is stored stays as it is and agrees or contradicts.
 */
export async function weighDoses(
  tx: MunicipalityTransaction,
  { municipalityCode }: WeighContext,
): Promise<Weighed> {
  await sql`analyze stage`.execute(tx);
  await findTicketsOfTwo(tx);
  await takeOut(tx, "stage");
  for (let isSettled = false; !isSettled;) {
    const claims = await createWanted(tx, municipalityCode);
    await findDoseFaults(tx, municipalityCode);
    const taken = await takeOut(tx, "wanted");
    isSettled = taken === 0 || claims === 0;
    // A row that was taken out said whose a ticket is, and others may have been weighed by that.
    if (!isSettled) await takeOut(tx, "stage");
  }
  const { fingerprint, unknown, doses, foreignDoses, people, ...counts } = await countOutcomes(
    tx,
    municipalityCode,
  );
  const rows = counts.new + counts.changed + counts.unchanged + counts.conflict;
  const figures = { rows, people, unknown, doses, foreignDoses, conflicts: counts.conflict };
  return { counts: { ...counts, blanked: 0 }, fingerprint, warnings: doseFileDoubts(figures) };
}

/** What a line does as a whole, by the gravest of its doses. */
export const LINE_OUTCOMES = ["unchanged", "changed", "new", "conflict"] as const;

/** Position in `LINE_OUTCOMES` of one row of `wanted`. */
export const OUTCOME_RANK = sql`case outcome when 'conflict' then 3 when 'new' then 2
  else claims_ticket::integer end`;

async function countOutcomes(tx: MunicipalityTransaction, code: string) {
  const { rows } = await sql<{
    new: number;
    changed: number;
    unchanged: number;
    conflict: number;
    fingerprint: string;
    unknown: number;
    doses: number;
    foreignDoses: number;
    people: number;
  }>`
    select count(*) filter (where rank = 2) as new, count(*) filter (where rank = 1) as changed,
      count(*) filter (where rank = 0) as unchanged, count(*) filter (where rank = 3) as conflict,
      count(*) filter (where is_unknown) as unknown,
      coalesce(sum(doses), 0)::bigint as doses,
      coalesce(sum(foreign_doses), 0)::bigint as "foreignDoses",
      coalesce(sum(hash), 0)::text as fingerprint,
      (select count(*) from (
        select from recipient where municipality_code = ${code} limit 10
      ) as registered) as people
    from (
      select max(${OUTCOME_RANK}) as rank, count(dose_number) as doses,
        count(*) filter (where place_code <> ${code}) as foreign_doses,
        bool_or(resident_number_key is not null and not is_known) as is_unknown,
        sum(hash_record_extended(row(line, dose_number, outcome, claims_ticket, is_known,
          dose_ticket, stored_id, stored_version), 0)) as hash
      from wanted group by line
    ) as weighed`.execute(tx);
  return rows[0]!;
}
