import { type RawBuilder, sql } from "kysely";
import type { Database, Register } from "../database.ts";
import { NEWS_CHANNEL } from "../job/news_channel.ts";
import { addChanges } from "./add_changes.ts";
import { ALL_CUTS } from "./cuts.ts";
import { settleEverywhere } from "./settle_everywhere.ts";
import { talliesTopic } from "./tallies_topic.ts";
import { openTally, type Tally } from "./tally_connection.ts";

/** Name of the advisory lock whoever adds to the tallies, or makes them anew, holds. */
const FOLDING_LOCK = sql`hashtextextended('vrs tally folding', 0)`;

/**
 * Settles and adds up whatever waits, of every municipality; answers how many changes of counts it
 * added. Safe in several processes at once: who finds another at it leaves it to that one.
 */
export async function foldTallies(
  { address, register }: Pick<Database, "address" | "register">,
): Promise<number> {
  const tally = openTally(address);
  try {
    return await foldWith(register, tally);
  } finally {
    await tally.destroy();
  }
}

/** The same on a connection that is there. */
export async function foldWith(register: Register, tally: Tally): Promise<number> {
  const failures = await settleEverywhere(register, tally);
  const { isOurs } = await only<{ isOurs: boolean }>(
    tally,
    sql`select pg_try_advisory_lock(${FOLDING_LOCK}) as "isOurs"`,
  );
  if (!isOurs) return 0;
  try {
    const count = await knowsEveryTally(tally) ? await addUp(tally) : 0;
    if (failures.length > 0) throw failures[0];
    return count;
  } finally {
    await sql`select pg_advisory_unlock(${FOLDING_LOCK})`.execute(tally);
  }
}

/** Holds the folding up while `work` makes the tallies anew; what is written meanwhile waits. */
export async function withoutFolding<Value>(
  tally: Tally,
  work: () => Promise<Value>,
): Promise<Value> {
  await sql`select pg_advisory_lock(${FOLDING_LOCK})`.execute(tally);
  try {
    return await work();
  } finally {
    await sql`select pg_advisory_unlock(${FOLDING_LOCK})`.execute(tally);
  }
}

/** After a migration a newer server may keep more tallies than this one: it adds to all of them. */
async function knowsEveryTally(tally: Tally): Promise<boolean> {
  const { count } = await only<{ count: number }>(
    tally,
    sql`select count(*) from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
        and relname like 'tally\\_%'`,
  );
  return count === ALL_CUTS.length;
}

/** One moment of the queues, added to every tally and taken off them, or none of it. */
function addUp(tally: Tally): Promise<number> {
  return tally.transaction().setIsolationLevel("repeatable read").execute(async (tx) => {
    const { count } = await only<{ count: number }>(
      tx,
      sql`select (select count(*) from dose_change) + (select count(*) from people_change) as count`,
    );
    if (count === 0) return 0;
    await addChanges(tx);
    await sql`
      select pg_notify(${NEWS_CHANNEL}, ${talliesTopic("")} || municipality_code) from (
        select municipality_code from dose_change union select municipality_code from people_change
      ) as changed`.execute(tx);
    await sql`delete from dose_change`.execute(tx);
    await sql`delete from people_change`.execute(tx);
    return count;
  });
}

async function only<Row>(tally: Tally, query: RawBuilder<unknown>): Promise<Row> {
  const { rows } = await query.execute(tally);
  return rows[0] as Row;
}
