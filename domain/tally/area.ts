/**
 * Whose figures: the nation "00", a prefecture by the two digits its municipalities' codes begin
 * with, a municipality by its six.
 */
export const NATION = "00";

export type AreaKind = "nation" | "prefecture" | "municipality";

const PREFECTURE = /^(0[1-9]|[1-3][0-9]|4[0-7])$/;
const MUNICIPALITY = /^(0[1-9]|[1-3][0-9]|4[0-7])[0-9]{4}$/;

/** What an area's code stands for; undefined for any other text. */
export function areaKind(area: string): AreaKind | undefined {
  if (area === NATION) return "nation";
  if (PREFECTURE.test(area)) return "prefecture";
  return MUNICIPALITY.test(area) ? "municipality" : undefined;
}

/** "12" of "122271". */
export function prefectureOf(municipalityCode: string): string {
  return municipalityCode.slice(0, 2);
}

/** Every area a municipality's figures count in. */
export function areasOf(municipalityCode: string): [string, string, string] {
  return [municipalityCode, prefectureOf(municipalityCode), NATION];
}
