import { sql } from "kysely";
import type { RankingFigure } from "../../domain/tally/ranking.ts";
import type { RankingQuery } from "../../domain/tally/ranking_query.ts";
import type { GateReading } from "../reading.ts";

/** Of every municipality (of a prefecture), or of every prefecture, by code; with what one dose came to. */
export async function listRanking(
  gate: GateReading,
  { of, doseNumber, prefectureCode }: Pick<RankingQuery, "of" | "doseNumber" | "prefectureCode">,
): Promise<RankingFigure[]> {
  const area = of === "prefecture" ? sql`prefecture` : sql`municipality`;
  const isAsked = of === "prefecture" || prefectureCode === undefined
    ? sql`true`
    : sql`area.prefecture_code = ${prefectureCode}`;
  const peopleWith = (dose: number) =>
    sql`(
    select area, count from tally_coverage
    where standing = 'registered' and dose_number = ${dose}::smallint)`;
  const { rows } = await sql<RankingFigure>`
    select area.code as area, coalesce(registered.count, 0) as people,
      coalesce(vaccinated.count, 0) as vaccinated,
      coalesce(total.count, 0) as doses, coalesce(total.lag_days, 0) as "lagDays"
    from ${area} as area
    left join ${peopleWith(0)} as registered on registered.area = area.code
    left join ${peopleWith(doseNumber)} as vaccinated on vaccinated.area = area.code
    left join tally_total as total
      on total.area = area.code and total.dose_number = ${doseNumber}::smallint
    where ${isAsked} order by area.code`.execute(gate);
  return rows;
}
