import { type RawBuilder, sql } from "kysely";
import { MUNICIPALITIES } from "../../domain/municipality/municipality_master.ts";
import type { PublicationFault } from "../../domain/tally/publication_fault.ts";
import type { Register } from "../database.ts";
import { COUNTS, DOSE_FACTS, ERASED_FACTS, OWN_FACTS, WHOSE } from "../tally/counted.ts";
import { inMunicipality, type MunicipalityTransaction, visitMunicipality } from "../tenant.ts";

export interface Comparison {
  faults: PublicationFault[];
  /** Doses of the register by their number. */
  doses: ReadonlyMap<number, number>;
}

/** Comparing takes a core of the database server; another one is for those who work. */
const AT_ONCE = 2;

/**
 * Counts the doses of every municipality anew from the register, as the application that has entered
 * it, and compares its tallies from which all others are added up; at the moment that `snapshot`
 * names.
 */
export async function compareWithRegister(
  register: Register,
  snapshot: string,
): Promise<Comparison> {
  const shares = Array.from(
    { length: AT_ONCE },
    (_, share) =>
      MUNICIPALITIES.map(({ code }) => code).filter((_, place) => place % AT_ONCE === share),
  );
  const found = (await Promise.all(
    shares.map((codes) => compareMunicipalities(register, codes, snapshot)),
  )).flat();
  const doses = new Map<number, number>();
  for (const [number, count] of found.flatMap((each) => [...each.doses])) {
    doses.set(number, (doses.get(number) ?? 0) + count);
  }
  const faults = found.flatMap((each) => each.faults)
    .sort((one, other) => one.area < other.area ? -1 : 1);
  return { faults, doses };
}

/** One transaction for all of them, which goes from one to the next. */
function compareMunicipalities(
  register: Register,
  codes: readonly string[],
  snapshot: string,
): Promise<Comparison[]> {
  const home = codes[0]!;
  return inMunicipality(register, home, async (tx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(tx);
    await sql`set transaction snapshot ${sql.lit(snapshot)}`.execute(tx);
    await sql`set local statement_timeout = 0`.execute(tx);
    await sql`set local jit = off`.execute(tx);
    const found: Comparison[] = [];
    for (const other of codes) {
      found.push(await visitMunicipality(tx, { home, other }, () => compare(tx, other)));
    }
    return found;
  });
}

async function compare(tx: MunicipalityTransaction, code: string): Promise<Comparison> {
  const { rows } = await sql<Omit<PublicationFault, "area"> & { table: string | null }>`
    with counted as materialized (${counted(code)}),
    different as (
      ${different("tally_cell", CELL, code)} union all ${different("tally_entry", ENTRY, code)}
    )
    select null as "table", 0 as "rowCount", dose_number::text as key, 0 as tallied,
      sum(count)::bigint as counted
    from counted group by dose_number
    union all (
      select distinct on ("table") "table", count(*) over (partition by "table"), key::text,
        tallied, counted
      from different order by "table", key::text
    )`.execute(tx);
  const doses = rows.filter(({ table }) => table === null);
  return {
    faults: rows.filter(({ table }) => table !== null).map((row) => ({ area: code, ...row })),
    doses: new Map(doses.map(({ key, counted }) => [Number(key), counted])),
  };
}

const CELL = ["vaccinated_on", "dose_number", "vaccine", "sex", "age_from"];
const ENTRY = ["vaccinated_on", "registered_on"];

/** Doses of the register, and those whose people were erased since. */
function counted(code: string): RawBuilder<unknown> {
  return sql`
    select vaccinated_on, dose_number, vaccine, sex, age_from, registered_on, sum(change) as count
    from (
      select ${DOSE_FACTS}, change from (
        select dose_number, vaccinated_on, vaccine, ${WHOSE}, place_code, venue_name,
          registered_on, 1 as change
        from (
          select ${OWN_FACTS}, recipient.sex, recipient.birth_date from dose
          join ticket on ticket.municipality_code = ${code}
            and ticket.ticket_number = dose.ticket_number
          left join recipient on recipient.municipality_code = ${code}
            and recipient.resident_number_key = ticket.resident_number_key
          where dose.municipality_code = ${code} and ${COUNTS}
        ) as given
      ) as own
      union all
      select ${ERASED_FACTS} from erased_dose
      where municipality_code = ${code} and kind = 'vaccination'
    ) as dose
    group by vaccinated_on, dose_number, vaccine, sex, age_from, registered_on`;
}

function different(table: string, columns: readonly string[], code: string): RawBuilder<unknown> {
  const keys = sql.join(columns.map((column) => sql.ref(column)));
  return sql`
    select ${table}::text as "table", jsonb_build_array(${keys}) as key,
      coalesce(kept.count, 0)::bigint as tallied, coalesce(anew.count, 0)::bigint as counted
    from (select ${keys}, count from ${sql.table(table)} where area = ${code}) as kept
    full join (select ${keys}, sum(count) as count from counted group by ${keys}) as anew
      using (${keys})
    where kept.count is distinct from anew.count`;
}
