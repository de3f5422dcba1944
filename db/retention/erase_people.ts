import { sql } from "kysely";
import { addCounts, type ErasureCounts } from "../../domain/retention/retention.ts";
import { eraseLeavers, type Leaver, Overtaken } from "./erase_leavers.ts";
import { type Eraser, erasing, type ErasureRun } from "./erasing.ts";

const BATCH = 200;

/**
 * Erases who left their municipality (転出・死亡・削除) and has had no change since the cutoff, neither
 * themselves nor in a ticket or dose of theirs: the person, the tickets, the doses, every version of
 * them, and the marks on them. How many doses of which kind they were stays in `erased_dose`.
 */
export async function erasePeople(eraser: Eraser, run: ErasureRun): Promise<ErasureCounts> {
  let total: ErasureCounts = {};
  let after: Leaver | undefined;
  for (;;) {
    const leavers = await listLeavers(eraser, run.cutoffs.people, after);
    after = leavers.at(-1);
    if (!after) return total;
    for (const group of Map.groupBy(leavers, ({ code }) => code).values()) {
      total = addCounts(total, await eraseGroup(eraser, run, group));
    }
  }
}

/** All of a group or, when one of them was touched meanwhile, whoever of them was not. */
async function eraseGroup(
  eraser: Eraser,
  run: ErasureRun,
  leavers: readonly Leaver[],
): Promise<ErasureCounts> {
  try {
    return await erasing(eraser, run, {
      kind: "people",
      work: async (tx, erasureId) => {
        const counts = await eraseLeavers(tx, leavers, erasureId);
        return new Map([[leavers[0]!.code, counts]]);
      },
    });
  } catch (error) {
    if (!isOvertaken(error)) throw error;
    let total: ErasureCounts = {};
    if (leavers.length === 1) return total;
    for (const leaver of leavers) {
      total = addCounts(total, await eraseGroup(eraser, run, [leaver]));
    }
    return total;
  }
}

const FOREIGN_KEY = "23503";
const DEADLOCK = "40P01";

function isOvertaken(error: unknown): boolean {
  if (error instanceof Overtaken) return true;
  return error instanceof Error && "code" in error &&
    (error.code === FOREIGN_KEY || error.code === DEADLOCK);
}

async function listLeavers(
  eraser: Eraser,
  cutoff: Date,
  after: Leaver | undefined,
): Promise<Leaver[]> {
  const place = after
    ? sql`and (leaver.municipality_code, leaver.id) > (${after.code}, ${after.id})`
    : sql``;
  const changedSince = (row: string) =>
    sql`
    exists (select from change where change.municipality_code = ${
      sql.ref(`${row}.municipality_code`)
    }
      and change.id = ${sql.ref(`${row}.change_id`)} and change.made_at >= ${cutoff})`;
  const { rows } = await sql<Leaver>`
    select leaver.municipality_code as code, leaver.id, leaver.resident_number_key as key
    from recipient as leaver
    where leaver.status is not null and not ${changedSince("leaver")} ${place}
      and not exists (
        select from ticket
        left join dose on dose.municipality_code = ticket.municipality_code
          and dose.ticket_number = ticket.ticket_number
        where ticket.municipality_code = leaver.municipality_code
          and ticket.resident_number_key = leaver.resident_number_key
          and (${changedSince("ticket")} or ${changedSince("dose")}
            or dose.vaccinated_on >= (${cutoff}::timestamptz at time zone 'Asia/Tokyo')::date)
      )
    order by leaver.municipality_code, leaver.id limit ${BATCH}`.execute(eraser);
  return rows;
}
