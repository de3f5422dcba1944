import { sql } from "kysely";
import { MUNICIPALITIES } from "../../domain/municipality/municipality_master.ts";
import type { Database, Register } from "../database.ts";
import type { MunicipalityTransaction } from "../tenant.ts";
import { addedUp } from "./areas_of_cut.ts";
import { ALL_CUTS, columnsOf, type Cut } from "./cuts.ts";
import { withoutFolding } from "./fold.ts";
import { isBlank, recounting, toBeTallied } from "./recount.ts";
import { openTally, type Tally, type TallyTransaction } from "./tally_connection.ts";

/**
 * Makes every tally anew from the register, municipality by municipality, each as a whole or not at
 * all, while everybody works on: what is written meanwhile waits to be added, as always. Tells of
 * each municipality when it is done.
 */
export async function rebuildTallies(
  { address, register }: Pick<Database, "address" | "register">,
  { municipalityCode, tell = () => {} }: {
    /** Only this one's, and what the prefectures and the nation come to with it. */
    municipalityCode?: string | undefined;
    tell?: (municipalityCode: string) => void;
  } = {},
): Promise<void> {
  const codes = municipalityCode ? [municipalityCode] : MUNICIPALITIES.map(({ code }) => code);
  const tally = openTally(address);
  try {
    await withoutFolding(tally, async () => {
      for (const code of codes) {
        await rebuildMunicipality(register, tally, code);
        tell(code);
      }
      await tally.transaction().execute(async (tx) => {
        for (const cut of ALL_CUTS) await rebuildAreas(tx, cut);
      });
    });
  } finally {
    await tally.destroy();
  }
}

/**
 * The tallies become what the register says at a moment, less what waited to be added then: nothing
 * of that is added before this has ended.
 */
async function rebuildMunicipality(
  register: Register,
  tally: Tally,
  code: string,
): Promise<void> {
  if (await isBlank(register, code)) return;
  await recounting(register, code, (counted) =>
    tally.transaction().execute(async (tx) => {
      for (const cut of ALL_CUTS) {
        if (!cut.areas.includes("municipality")) continue;
        await sql`delete from ${sql.table(cut.table)} where area = ${code}`.execute(tx);
        for await (const rows of rowsOf(counted, cut, code)) await insertRows(tx, cut, rows);
      }
    }));
}

const PORTION = 10_000;

type Row = Record<string, unknown>;

/** Some thousand at a time, with the tally's columns. */
async function* rowsOf(
  counted: MunicipalityTransaction,
  cut: Cut,
  code: string,
): AsyncIterable<Row[]> {
  // A name for each tally: postgres.js remembers what columns a statement has.
  const cursor = sql.id(`counted_${cut.table}`);
  await sql`
    declare ${cursor} cursor for
    select ${code} as area, counted.* from ${toBeTallied(cut, code)} as counted`.execute(counted);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(PORTION)} from ${cursor}`.execute(counted);
    if (rows.length > 0) yield rows;
    if (rows.length < PORTION) break;
  }
  await sql`close ${cursor}`.execute(counted);
}

async function insertRows(tx: TallyTransaction, cut: Cut, rows: Row[]): Promise<void> {
  const columns = columnsOf({ area: true, ...cut.keys, ...cut.measures });
  const table = sql.table(cut.table);
  await sql`
    insert into ${table} (${columns})
    select ${columns} from jsonb_populate_recordset(null::${table}, ${rows}::jsonb)`.execute(tx);
}

/** The nation's and the prefectures', from the municipalities'. */
async function rebuildAreas(tx: TallyTransaction, cut: Cut): Promise<void> {
  if (cut.areas.every((kind) => kind === "municipality")) return;
  const columns = columnsOf({ area: true, ...cut.keys, ...cut.measures });
  await sql`delete from ${sql.table(cut.table)} where char_length(area) = 2`.execute(tx);
  await sql`
    insert into ${sql.table(cut.table)} (${columns})
    select ${columns} from ${addedUp(cut)} as added`.execute(tx);
}
