import {
  lookupMunicipality,
  lookupPrefecture,
  municipalityDisplayName,
} from "../municipality/municipality_master.ts";
import { NATION } from "./area.ts";

/** A place whose figures have a page: the nation, a prefecture or a municipality. */
export type CoverageArea = Nation | Prefecture | Town;

interface Named {
  /** "00", two digits or six. */
  code: string;
  /** "全国", "千葉県", "千葉県浦安市". */
  name: string;
}

interface Nation extends Named {
  kind: "nation";
}

interface Prefecture extends Named {
  kind: "prefecture";
}

interface Town extends Named {
  kind: "municipality";
  prefectureCode: string;
}

export const WHOLE_NATION: CoverageArea = { kind: "nation", code: NATION, name: "全国" };

/** Any other text is no area. */
export function lookupArea(code: string): CoverageArea | undefined {
  if (code === NATION) return WHOLE_NATION;
  const prefecture = lookupPrefecture(code);
  if (prefecture) return { kind: "prefecture", code, name: prefecture.name };
  const town = lookupMunicipality(code);
  if (!town) return undefined;
  const { prefectureCode } = town;
  return { kind: "municipality", code, name: municipalityDisplayName(town), prefectureCode };
}

/** "浦安市" where its prefecture is plain, else as `lookupArea` names it. */
export function shortAreaName(code: string): string {
  return lookupMunicipality(code)?.name ?? lookupArea(code)?.name ?? code;
}

/** The area it is a part of, whose figures are the sum of all its parts'. */
export function areaAbove(area: CoverageArea): CoverageArea | undefined {
  switch (area.kind) {
    case "nation":
      return undefined;
    case "prefecture":
      return WHOLE_NATION;
    case "municipality":
      return lookupArea(area.prefectureCode);
  }
}

/** Itself, and all areas above it, the smallest first. */
export function areasUpwards(area: CoverageArea): CoverageArea[] {
  const above = areaAbove(area);
  return above ? [area, ...areasUpwards(above)] : [area];
}

/** Whether whoever may see the figures of `home` may see this area's: itself and what is in it. */
export function isWithin(area: CoverageArea, home: CoverageArea): boolean {
  return areasUpwards(area).some(({ code }) => code === home.code);
}
