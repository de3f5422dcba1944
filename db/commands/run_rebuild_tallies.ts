import { MUNICIPALITIES } from "../../domain/municipality/municipality_master.ts";
import type { Database } from "../database.ts";
import { rebuildTallies } from "../tally/rebuild_tallies.ts";
import { readMunicipality, type TallyOptions } from "./tally_options.ts";

const TOLD_EVERY = 200;

/** `tally rebuild`: says now and then how far it is. */
export async function runRebuildTallies(
  database: Pick<Database, "address" | "register">,
  options: TallyOptions,
): Promise<void> {
  const municipalityCode = readMunicipality(options);
  let count = 0;
  const tell = () => {
    if (++count % TOLD_EVERY === 0) console.log(`${count} / ${MUNICIPALITIES.length}自治体`);
  };
  await rebuildTallies(database, { municipalityCode, tell });
  console.log(
    `${count.toLocaleString("ja-JP")}自治体と、都道府県・全国の集計を作り直しました。`,
  );
}
