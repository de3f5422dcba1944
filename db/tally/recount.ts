import { type RawBuilder, sql } from "kysely";
import type { Register } from "../database.ts";
import { inMunicipality, type MunicipalityTransaction } from "../tenant.ts";
import {
  COUNTS,
  DOSE_FACTS,
  ERASED_FACTS,
  OWN_FACTS,
  PEOPLE_FACTS,
  WHO,
  WHOSE,
} from "./counted.ts";
import { ALL_CUTS, columnsOf, countedBy, type Cut, sumsOf } from "./cuts.ts";
import { settleAll } from "./settle_touched.ts";

/**
 * Counts a municipality anew from the register, for `work` to compare: all of it, the tallies and
 * what waits to be added included, as it was at one moment. What `work` answers is answered.
 */
export async function recounting<Value>(
  register: Register,
  code: string,
  work: (tx: MunicipalityTransaction) => Promise<Value>,
): Promise<Value> {
  for (;;) {
    try {
      return await inMunicipality(register, code, async (tx) => {
        await sql`set transaction isolation level repeatable read`.execute(tx);
        if (await settleAll(tx, code) === "busy") throw new Overtaken();
        await sql`set local statement_timeout = 0`.execute(tx);
        await recountDoses(tx, code);
        await recountPeople(tx, code);
        return await work(tx);
      });
    } catch (error) {
      if (!isOvertaken(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

const PAUSE_MS = 20;
const SERIALIZATION_FAILURE = "40001";

/** Somebody else settles the same notes. */
class Overtaken extends Error {}

function isOvertaken(error: unknown): boolean {
  return error instanceof Overtaken ||
    error instanceof Error && "code" in error && error.code === SERIALIZATION_FAILURE;
}

/** Rows of a cut as they were counted anew. To stand after `from`, within `recounting`. */
export function recounted(cut: Cut): RawBuilder<unknown> {
  return countedFrom(cut, sql`select * from ${sql.table(`recounted_${cut.changes}`)}`);
}

/** The same less what waits to be added: as the tallies should be. */
export function toBeTallied(cut: Cut, code: string): RawBuilder<unknown> {
  const facts = cut.changes === "dose_change" ? DOSE_FACTS : PEOPLE_FACTS;
  return countedFrom(
    cut,
    sql`
      select ${facts}, change from ${sql.table(`recounted_${cut.changes}`)}
      union all
      select ${facts}, -change from ${sql.table(cut.changes)} where municipality_code = ${code}`,
  );
}

function countedFrom(cut: Cut, changes: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`(
    select ${columnsOf(cut.keys)}, ${sumsOf(cut)}
    from (
      select ${countedBy(cut)} from (${changes}) as changes where ${cut.which ?? sql`true`}
    ) as part
    group by ${columnsOf(cut.keys)} having sum(count) <> 0
  )`;
}

/** Whether there is nothing to count and nothing counted: of most, in a small installation. */
export function isBlank(register: Register, code: string): Promise<boolean> {
  return inMunicipality(register, code, async (tx) => {
    const some = (table: string, column: string) =>
      sql`exists (select from ${sql.table(table)} where ${sql.ref(column)} = ${code})`;
    const tables = [
      ...["recipient", "ticket", "erased_dose", "dose_change", "people_change"]
        .map((table) => some(table, "municipality_code")),
      ...ALL_CUTS.map(({ table }) => some(table, "area")),
    ];
    const { rows: [row] } = await sql<{ isBlank: boolean }>`
      select not (${sql.join(tables, sql` or `)}) as "isBlank"`.execute(tx);
    return row!.isBlank;
  });
}

async function recountDoses(tx: MunicipalityTransaction, code: string): Promise<void> {
  await sql`
    create temporary table recounted_dose_change on commit drop as
    select ${DOSE_FACTS}, sum(change) as change from (
      select dose_number, vaccinated_on, vaccine, ${WHOSE}, place_code, venue_name, registered_on,
        1 as change
      from (
        select ${OWN_FACTS}, recipient.sex, recipient.birth_date from dose
        join ticket on ticket.municipality_code = ${code}
          and ticket.ticket_number = dose.ticket_number
        left join recipient on recipient.municipality_code = ${code}
          and recipient.resident_number_key = ticket.resident_number_key
        where dose.municipality_code = ${code} and ${COUNTS}
      ) as given
      union all
      select ${ERASED_FACTS} from erased_dose
      where municipality_code = ${code} and kind = 'vaccination'
    ) as counted
    group by ${DOSE_FACTS}`.execute(tx);
}

async function recountPeople(tx: MunicipalityTransaction, code: string): Promise<void> {
  const vaccinated = sql`
    from ticket join dose on dose.municipality_code = ${code}
      and dose.ticket_number = ticket.ticket_number and ${COUNTS}
    where ticket.municipality_code = ${code}`;
  await sql`
    create temporary table recounted_people_change on commit drop as
    select standing, sex, cohort, dose_number, count(*) as change from (
      select case when status is null then 'registered' else 'departed' end as standing, ${WHO},
        0 as dose_number
      from recipient where municipality_code = ${code}
      union all
      select 'registered', ${WHO}, dose_number from recipient
      join (select distinct resident_number_key, dose_number ${vaccinated}) as vaccinated
        using (resident_number_key)
      where municipality_code = ${code} and status is null
      union all
      select 'waiting', 'unknown', -1, 0 from (
        select distinct ticket.ticket_number ${vaccinated} and resident_number_key is null
      ) as waiting
    ) as counted
    group by standing, sex, cohort, dose_number`.execute(tx);
}
