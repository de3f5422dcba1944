import { sql } from "kysely";
import { PREFECTURES } from "../../domain/municipality/municipality_master.ts";
import { NATION } from "../../domain/tally/area.ts";
import { addedUp } from "./areas_of_cut.ts";
import { ALL_CUTS, columnsOf, type Cut } from "./cuts.ts";
import type { Tally, TallyTransaction } from "./tally_connection.ts";
import {
  type DifferentRow,
  differing,
  faultsOf,
  MOST_FAULTS,
  type TallyFault,
  type VerifiedTallies,
} from "./verify_tallies.ts";

/** The nation's and every prefecture's tallies against the sums of their municipalities'. */
export function verifyAreas(tally: Tally): Promise<VerifiedTallies[]> {
  return tally.transaction().setIsolationLevel("repeatable read").execute(async (tx) => {
    const areas = [NATION, ...PREFECTURES.map(({ code }) => code)];
    const faults = new Map<string, TallyFault[]>(areas.map((area) => [area, []]));
    for (const cut of ALL_CUTS) {
      if (!cut.areas.some((kind) => kind !== "municipality")) continue;
      for (const row of await differentRows(tx, cut)) {
        faults.set(row.area, [...faults.get(row.area) ?? [], ...faultsOf(cut, row)]);
      }
    }
    return Array.from(faults, ([area, faults]) => ({ area, faults }));
  });
}

interface AreaRow extends DifferentRow {
  area: string;
}

async function differentRows(tx: TallyTransaction, cut: Cut): Promise<AreaRow[]> {
  const { rows } = await sql<AreaRow>`
    select area, to_jsonb(kept) as tallied, to_jsonb(added) as counted
    from (select * from ${sql.table(cut.table)} where char_length(area) = 2) as kept
    full join ${addedUp(cut)} as added using (area, ${columnsOf(cut.keys)})
    where ${differing(cut, "kept", "added")} limit ${MOST_FAULTS}`.execute(tx);
  return rows;
}
