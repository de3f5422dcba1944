import { type RawBuilder, sql } from "kysely";
import type { Sql } from "postgres";
import type { JobKind } from "./job/job_kind.ts";
import type { Gate } from "./database.ts";
import type { Tally } from "./tally/tally_connection.ts";

/** Work that waits for somebody to do it. */
export interface QueueLength {
  /** At most `MOST_COUNTED`. */
  count: number;
  /** Since when something waits; null when nothing does, or when that cannot be known. */
  since: Date | null;
}

/** Whatever waits, counting it must not take long. */
export const MOST_COUNTED = 100_000;

/** Jobs that nobody has ended, by kind; who works on one does not show before it is done. */
export function measureJobs(gate: Gate): Promise<(QueueLength & { kind: JobKind })[]> {
  return gate.selectFrom("job")
    .select((row) => [
      "kind",
      row.fn.countAll<number>().as("count"),
      row.fn.min<Date | null>("requested_at").as("since"),
    ])
    .where("state", "=", "queued").groupBy("kind").orderBy("kind").execute();
}

const TOUCHED = sql`
  select touched_at from touched_dose union all select touched_at from touched_ticket
  union all select touched_at from touched_recipient`;
const CHANGED = sql`select null::timestamptz from dose_change
  union all select null from people_change`;

/** Notes that are not settled, and changes of counts that are not added to the tallies. */
export async function measureTallies(
  tally: Tally,
): Promise<{ notes: QueueLength; changes: QueueLength }> {
  return { notes: await measure(tally, TOUCHED), changes: await measure(tally, CHANGED) };
}

async function measure(tally: Tally, rows: RawBuilder<unknown>): Promise<QueueLength> {
  const { rows: [length] } = await sql<QueueLength>`
    select count(*) as count, min(at) as since
    from (select at from (${rows}) as every (at) limit ${MOST_COUNTED}) as waiting (at)`
    .execute(tally);
  return length!;
}

/** Entries of the audit that have no seal yet. `sql` acts as `vrs_seal`. */
export async function measureAudit(sql: Sql): Promise<QueueLength> {
  const [length] = await sql<[QueueLength]>`
    select count(*) as count, min(audit.at) as since
    from (select * from audit_pending limit ${MOST_COUNTED}) as waiting
    left join audit on audit.municipality_code = waiting.municipality_code
      and audit.id = waiting.audit_id`;
  return length;
}
