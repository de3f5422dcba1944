import type { SourcePlace } from "./municipality_source.ts";

/** Own code of each designated city. The source has only the wards, whose codes follow it. */
const DESIGNATED_CITY_CODES: ReadonlyMap<string, string> = new Map([
  ["札幌市", "01100"],
  ["仙台市", "04100"],
  ["さいたま市", "11100"],
  ["千葉市", "12100"],
  ["横浜市", "14100"],
  ["川崎市", "14130"],
  ["相模原市", "14150"],
  ["新潟市", "15100"],
  ["静岡市", "22100"],
  ["浜松市", "22130"],
  ["名古屋市", "23100"],
  ["京都市", "26100"],
  ["大阪市", "27100"],
  ["堺市", "27140"],
  ["神戸市", "28100"],
  ["岡山市", "33100"],
  ["広島市", "34100"],
  ["北九州市", "40100"],
  ["福岡市", "40130"],
  ["熊本市", "43100"],
]);

/**
 * The same places with the wards of each designated city replaced by the city.
 * Throws when a ward's city is not in the table, or a city of the table has no wards.
 */
export function mergeWards(places: readonly SourcePlace[]): SourcePlace[] {
  const wardsByCity = Map.groupBy(places.filter(isWard), wardCity);
  const cities = [...DESIGNATED_CITY_CODES].map(([name, code]) => {
    const wards = wardsByCity.get(name) ?? [];
    wardsByCity.delete(name);
    return { code, name, kana: cityKana(name, wards) };
  });
  if (wardsByCity.size > 0) {
    throw new Error(`not in the table of designated cities: ${[...wardsByCity.keys()]}`);
  }
  return [...places.filter((place) => !isWard(place)), ...cities];
}

/** Told by name, not by number: 浜松's wards were 131–137 and are 138–140 since 2024. */
function isWard(place: SourcePlace): boolean {
  return /市.+区$/.test(place.name);
}

function wardCity(ward: SourcePlace): string {
  return ward.name.slice(0, ward.name.indexOf("市") + 1);
}

/** What the wards' kana have in common. A シ may stand inside the city's own name: 静岡, 広島. */
function cityKana(city: string, wards: readonly SourcePlace[]): string {
  const [first = "", ...others] = wards.map((ward) => ward.kana);
  let length = first.length;
  while (!others.every((kana) => kana.startsWith(first.slice(0, length)))) length--;
  const kana = first.slice(0, length);
  if (wards.length < 2 || !kana.endsWith("シ")) {
    throw new Error(`${city}: cannot tell its kana from ${wards.length} wards (${kana})`);
  }
  return kana;
}
