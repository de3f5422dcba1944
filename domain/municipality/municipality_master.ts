import master from "./municipality_master.json" with { type: "json" };

/** A city, town, village or special ward of Tokyo; wards of designated cities are part of theirs. */
export interface Municipality {
  /** 全国地方公共団体コード, six digits. */
  code: string;
  /** Without district or island: "榛東村", "三宅村". Unique inside its prefecture only (府中市). */
  name: string;
  /** "北群馬郡"; "" for cities, special wards and Tokyo's islands. */
  district: string;
  /** `name` in full-width katakana. */
  kana: string;
  prefectureCode: string;
}

export interface Prefecture {
  /** "01"–"47", the first two digits of its municipalities' codes. */
  code: string;
  name: string;
  /** `name` in full-width katakana. */
  kana: string;
}

/** All 1,741, by code. The list is generated: see db/commands/generate_municipality_master.ts. */
export const MUNICIPALITIES: readonly Municipality[] = master.municipalities;

/** All 47, by code. */
export const PREFECTURES: readonly Prefecture[] = master.prefectures;

const municipalityByCode = new Map(MUNICIPALITIES.map((place) => [place.code, place]));
const prefectureByCode = new Map(PREFECTURES.map((place) => [place.code, place]));

/** `code` is six ASCII digits; anything else is simply not found. */
export function lookupMunicipality(code: string): Municipality | undefined {
  return municipalityByCode.get(code);
}

/** `code` is two ASCII digits. */
export function lookupPrefecture(code: string): Prefecture | undefined {
  return prefectureByCode.get(code);
}

/** "群馬県榛東村"; no two municipalities share it. */
export function municipalityDisplayName(municipality: Municipality): string {
  return `${lookupPrefecture(municipality.prefectureCode)?.name ?? ""}${municipality.name}`;
}
