import { BENCH_MUNICIPALITY } from "../bench_act.ts";
import { measureInTurn } from "../measurement.ts";
import type { Campaign } from "./campaign.ts";

/** ms that the three counts of 接種状況 would take without tallies, in the largest municipality. */
export async function countedAnew({ owner }: Campaign): Promise<number> {
  const work = () =>
    owner`
      select count(*), count(*) filter (where first), count(*) filter (where second)
      from recipient left join (
        select resident_number_key, bool_or(dose_number = 1) as first,
          bool_or(dose_number = 2) as second
        from dose join ticket using (municipality_code, ticket_number)
        where municipality_code = ${BENCH_MUNICIPALITY} and kind = 'vaccination'
          and withdrawn_at is null
        group by resident_number_key
      ) as vaccinated using (resident_number_key)
      where municipality_code = ${BENCH_MUNICIPALITY} and status is null`;
  const [measured] = await measureInTurn(3, [{ what: "counted anew", rows: 1, work }]);
  return 1_000 * measured!.seconds;
}
