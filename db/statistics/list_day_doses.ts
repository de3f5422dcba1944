import { sql } from "kysely";
import type { DayFigure } from "../../domain/tally/figures.ts";
import type { GateReading } from "../reading.ts";

/** Doses of a day and of one number, whatever the vaccine. */
export type DayDose = Omit<DayFigure, "vaccine">;

/** Of an area, by day; of as many days as given up to the last one with a dose, or of all. */
export async function listDayDoses(
  gate: GateReading,
  area: string,
  { lastDays }: { lastDays?: number } = {},
): Promise<DayDose[]> {
  const isRecent = lastDays === undefined ? sql`` : sql`
    and vaccinated_on > (select max(vaccinated_on) from tally_day where area = ${area})
      - ${lastDays}::integer`;
  const { rows } = await sql<DayDose>`
    select vaccinated_on as "vaccinatedOn", dose_number as "doseNumber", sum(count)::bigint as count
    from tally_day where area = ${area} ${isRecent}
    group by vaccinated_on, dose_number order by vaccinated_on, dose_number`.execute(gate);
  return rows;
}
