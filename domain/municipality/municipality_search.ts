import {
  MUNICIPALITIES,
  type Municipality,
  type Prefecture,
  PREFECTURES,
} from "./municipality_master.ts";
import { placeNameKey } from "./place_name_key.ts";

/** How well a municipality fits what was typed; the best first. */
const RANKS = ["exact", "beginning", "inside", "prefecture", "address"] as const;
type Rank = typeof RANKS[number];

/** One way to read what was typed: a name, perhaps of one prefecture only. */
interface Reading {
  key: string;
  prefectureCode?: string;
}

interface Names {
  /** In kanji, with its district, and in kana with every reading of 町 and 村. */
  full: readonly string[];
  /** The same without 市, 区, 町 or 村. */
  stems: readonly string[];
}

/** [known] How 町 and 村 are read differs from place to place; people type the other one. */
const SUFFIX_READINGS: Record<string, readonly string[]> = {
  市: ["シ"],
  区: ["ク"],
  町: ["チョウ", "マチ"],
  村: ["ムラ", "ソン"],
};
const KANA_DISTRICT = /^.+グン(?=..)/u;

let everyName: ReadonlyMap<Municipality, Names> | undefined;
let prefectureKeys: readonly { prefecture: Prefecture; keys: readonly string[] }[] | undefined;

/**
 * The municipalities a text may mean, the likeliest first: by kanji or kana of any kind, with or
 * without prefecture, district, 市, 区, 町 or 村. An address finds the municipality it begins with, a
 * prefecture all of its own.
 */
export function searchMunicipalities(text: string): Municipality[] {
  const readings = readingsOf(placeNameKey(text));
  const hits = MUNICIPALITIES.flatMap((municipality) => {
    const rank = bestRank(municipality, readings);
    return rank ? [{ municipality, rank }] : [];
  });
  const isNamed = hits.some(({ rank }) => rank !== "address");
  return hits.filter(({ rank }) => !isNamed || rank !== "address")
    .toSorted((one, other) => RANKS.indexOf(one.rank) - RANKS.indexOf(other.rank))
    .map(({ municipality }) => municipality);
}

/** All municipalities of a prefecture, by code; none for "" or an unknown one. */
export function municipalitiesOf(prefectureCode: string): Municipality[] {
  return MUNICIPALITIES.filter((municipality) => municipality.prefectureCode === prefectureCode);
}

function readingsOf(key: string): Reading[] {
  if (key === "") return [];
  const inPrefectures = keysOfPrefectures().flatMap(({ prefecture, keys }) =>
    keys.flatMap((own) => {
      if (own.startsWith(key)) return [{ key: "", prefectureCode: prefecture.code }];
      return key.startsWith(own)
        ? [{ key: key.slice(own.length), prefectureCode: prefecture.code }]
        : [];
    })
  );
  const readings = [{ key }, ...inPrefectures];
  const withoutDistrict = readings.flatMap((reading) => {
    const rest = reading.key.replace(KANA_DISTRICT, "");
    return rest === reading.key ? [] : [{ ...reading, key: rest }];
  });
  return [...readings, ...withoutDistrict];
}

function bestRank(municipality: Municipality, readings: readonly Reading[]): Rank | undefined {
  const ranks = readings
    .filter(({ prefectureCode }) =>
      !prefectureCode || prefectureCode === municipality.prefectureCode
    )
    .map(({ key }) => rankOf(namesOf(municipality), key));
  return RANKS.find((rank) => ranks.includes(rank));
}

function rankOf({ full, stems }: Names, key: string): Rank | undefined {
  if (key === "") return "prefecture";
  if (full.includes(key) || stems.includes(key)) return "exact";
  if (full.some((name) => name.startsWith(key))) return "beginning";
  if (full.some((name) => name.includes(key))) return "inside";
  return full.some((name) => key.startsWith(name)) ? "address" : undefined;
}

function namesOf(municipality: Municipality): Names {
  everyName ??= new Map(MUNICIPALITIES.map((each) => [each, keysOf(each)]));
  return everyName.get(municipality)!;
}

function keysOf({ name, district, kana }: Municipality): Names {
  const suffixes = SUFFIX_READINGS[name.slice(-1)] ?? [];
  const own = suffixes.find((suffix) => kana.endsWith(suffix)) ?? "";
  const kanaStem = kana.slice(0, kana.length - own.length);
  const readings = suffixes.map((suffix) => kanaStem + suffix);
  return {
    full: [name, district + name, kana, ...readings].map(placeNameKey),
    stems: [name.slice(0, -1), district + name.slice(0, -1), kanaStem].map(placeNameKey),
  };
}

function keysOfPrefectures() {
  prefectureKeys ??= PREFECTURES.map((prefecture) => {
    const { name, kana } = prefecture;
    const stems = name === "北海道" ? [] : [name.slice(0, -1), kana.replace(/(?:ケン|フ|ト)$/, "")];
    return { prefecture, keys: [name, kana, ...stems].map(placeNameKey) };
  });
  return prefectureKeys;
}
