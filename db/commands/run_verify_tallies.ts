import {
  lookupMunicipality,
  lookupPrefecture,
  municipalityDisplayName,
} from "../../domain/municipality/municipality_master.ts";
import { OperatorError } from "../../domain/operator_error.ts";
import type { Database } from "../database.ts";
import { type TallyFault, verifyTallies } from "../tally/verify_tallies.ts";
import { readMunicipality, type TallyOptions } from "./tally_options.ts";

/** `tally verify`: says where the tallies differ from the register. Throws when they do anywhere. */
export async function runVerifyTallies(
  database: Pick<Database, "address" | "register">,
  options: TallyOptions,
): Promise<void> {
  const municipalityCode = readMunicipality(options);
  const sums = { areas: 0, faults: 0 };
  await verifyTallies(database, { municipalityCode }, ({ faults }) => {
    sums.areas++;
    sums.faults += faults.length;
    for (const fault of faults) console.log(faultText(fault));
  });
  console.log(`${sums.areas.toLocaleString("ja-JP")}件の自治体・都道府県・全国を確かめました。`);
  if (sums.faults > 0) throw new OperatorError(DIFFERENT);
  console.log("集計は、登録されている記録と一致しています。");
}

const DIFFERENT = "集計が、登録されている記録と一致しません。tally rebuild で作り直してください。";

function faultText({ area, table, key, measure, tallied, counted }: TallyFault): string {
  const row = Object.values(key).join(" ");
  return `${area} ${areaName(area)}：${table} ${row} ${measure} 集計${tallied} 記録${counted}`;
}

function areaName(area: string): string {
  const municipality = lookupMunicipality(area);
  if (municipality) return municipalityDisplayName(municipality);
  return lookupPrefecture(area)?.name ?? "全国";
}
