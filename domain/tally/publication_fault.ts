import {
  lookupMunicipality,
  municipalityDisplayName,
} from "../municipality/municipality_master.ts";
import { placeName } from "./open_detail.ts";

/** Where a tally says something else than what it was made from. */
export interface PublicationFault {
  /** domain/tally/area.ts */
  area: string;
  table: string;
  /** Of how many rows that differ the first one is told. */
  rowCount: number;
  /** What the first row is counted by, as JSON. */
  key: string;
  tallied: number;
  counted: number;
}

const MOST_LINES = 20;

/** Tells the operator why nothing was published, and where. Nothing in it is about a person. */
export function faultLines(faults: readonly PublicationFault[]): string {
  const lines = faults.slice(0, MOST_LINES).map(faultLine);
  const rest = faults.length - lines.length;
  return [
    "集計が接種記録と一致しないため、公表していません。tally verify で確かめ、" +
    "tally rebuild で集計し直してください。",
    ...lines,
    ...(rest > 0 ? [`ほか${rest}か所`] : []),
  ].join("\n");
}

function faultLine({ area, table, rowCount, key, tallied, counted }: PublicationFault): string {
  const municipality = lookupMunicipality(area);
  const name = municipality ? municipalityDisplayName(municipality) : placeName(area);
  return `${area} ${name}：${table} の${rowCount}行（例：${key} 集計${tallied}、接種記録${counted}）`;
}
