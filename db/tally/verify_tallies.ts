import { type RawBuilder, sql } from "kysely";
import { MUNICIPALITIES } from "../../domain/municipality/municipality_master.ts";
import type { Database, Register } from "../database.ts";
import { ALL_CUTS, columnsOf, type Cut, type TallyTable } from "./cuts.ts";
import { isBlank, recounted, recounting } from "./recount.ts";
import { talliedNow } from "./tallied_now.ts";
import { openTally } from "./tally_connection.ts";
import { verifyAreas } from "./verify_areas.ts";

/** A row of a tally that says something else than the register. */
export interface TallyFault {
  area: string;
  table: TallyTable;
  key: Record<string, unknown>;
  measure: string;
  tallied: number;
  counted: number;
}

/** What came of one area; `faults` are at most `MOST_FAULTS` of each tally. */
export interface VerifiedTallies {
  area: string;
  faults: TallyFault[];
}

export const MOST_FAULTS = 20;

/**
 * Compares every tally with what it is made from: a municipality's with its register, a prefecture's
 * and the nation's with the municipalities'. Tells of each area as it goes; changes nothing.
 */
export async function verifyTallies(
  { address, register }: Pick<Database, "address" | "register">,
  { municipalityCode }: { municipalityCode?: string | undefined },
  tell: (verified: VerifiedTallies) => void,
): Promise<void> {
  const tally = openTally(address);
  try {
    const codes = municipalityCode ? [municipalityCode] : MUNICIPALITIES.map(({ code }) => code);
    for (const code of codes) {
      tell({ area: code, faults: await verifyMunicipality(register, code) });
    }
    if (!municipalityCode) { for (const verified of await verifyAreas(tally)) tell(verified); }
  } finally {
    await tally.destroy();
  }
}

/** Every tally of one municipality against a recount of its register, both as of one moment. */
export async function verifyMunicipality(register: Register, code: string): Promise<TallyFault[]> {
  if (await isBlank(register, code)) return [];
  return await recounting(register, code, async (tx) => {
    const faults: TallyFault[] = [];
    for (const cut of ALL_CUTS) {
      if (!cut.areas.includes("municipality")) continue;
      const { rows } = await sql<DifferentRow>`
        select to_jsonb(now) as tallied, to_jsonb(recounted) as counted
        from (select * from ${talliedNow(cut, code)}) as now
        full join ${recounted(cut)} as recounted using (${columnsOf(cut.keys)})
        where ${differing(cut, "now", "recounted")} limit ${MOST_FAULTS}`.execute(tx);
      faults.push(...rows.flatMap((row) => faultsOf(cut, { area: code, ...row })));
    }
    return faults;
  });
}

/** Whether one of what is added up is another in two rows of a key; a row may be missing. */
export function differing(cut: Cut, one: string, other: string): RawBuilder<unknown> {
  const measures = Object.keys(cut.measures).map((measure) =>
    sql`${sql.ref(`${one}.${measure}`)} is distinct from ${sql.ref(`${other}.${measure}`)}`
  );
  return sql`(${sql.join(measures, sql` or `)})`;
}

export interface DifferentRow {
  tallied: Record<string, unknown> | null;
  counted: Record<string, unknown> | null;
}

/** A fault for each measure in which the two rows of one key differ. */
export function faultsOf(
  cut: Cut,
  { area, tallied, counted }: DifferentRow & { area: string },
): TallyFault[] {
  const row = tallied ?? counted ?? {};
  const key = Object.fromEntries(Object.keys(cut.keys).map((column) => [column, row[column]]));
  return Object.keys(cut.measures).map((measure) => ({
    area,
    table: cut.table,
    key,
    measure,
    tallied: Number(tallied?.[measure] ?? 0),
    counted: Number(counted?.[measure] ?? 0),
  })).filter((fault) => fault.tallied !== fault.counted);
}
