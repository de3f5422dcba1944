import type { SourcePlace } from "./municipality_source.ts";

export interface DistrictSplit {
  district: string;
  districtKana: string;
  name: string;
  kana: string;
}

/** The postal code file puts these islands in front of their town; the official names do not. */
const ISLAND_PREFIX = /^(?:三宅島|八丈島)(?=..[町村]$)/;
const ISLAND_KANA_PREFIX = /^(?:ミヤケジマ|ハチジョウジマ)/;

/**
 * Takes the district (郡) off the front of a town or village; cities and wards never have one
 * (郡山市, 大和郡山市, 余市郡余市町, 赤穂郡上郡町 show why this is no plain search for 郡 or 市).
 * Throws when the kana does not end as the name does.
 */
export function splitDistrict(place: SourcePlace): DistrictSplit {
  if (/[市区]$/.test(place.name)) return checked(withoutDistrict(place));
  const inDistrict = /^(.+?郡)(.+)$/.exec(place.name);
  // Greedy: the district itself may hold グン (キタグンマグン), no municipality's own name does.
  const kana = /^(.+グン)(.+)$/.exec(place.kana);
  if (inDistrict === null) return checked(withoutDistrict(place));
  return checked({
    district: inDistrict[1] ?? "",
    districtKana: kana?.[1] ?? "",
    name: inDistrict[2] ?? "",
    kana: kana?.[2] ?? "",
  });
}

function withoutDistrict({ name, kana }: SourcePlace): DistrictSplit {
  const onIsland = ISLAND_PREFIX.test(name);
  return {
    district: "",
    districtKana: "",
    name: name.replace(ISLAND_PREFIX, ""),
    kana: onIsland ? kana.replace(ISLAND_KANA_PREFIX, "") : kana,
  };
}

const KANA_ENDINGS: Record<string, RegExp> = {
  市: /シ$/,
  区: /ク$/,
  町: /(?:マチ|チョウ)$/,
  村: /(?:ムラ|ソン)$/,
};

function checked(split: DistrictSplit): DistrictSplit {
  const ending = KANA_ENDINGS[split.name.slice(-1)];
  if (!ending?.test(split.kana) || !/^[ァ-ヶー]+$/.test(split.kana)) {
    throw new Error(`${split.district}${split.name} does not read ${split.kana}`);
  }
  return split;
}
