import type { PlainDate } from "../date/plain_date.ts";
import { looseNameKey } from "./name_key.ts";
import { isOneDigitAway, swappedDate } from "./near_birth_date.ts";
import { SHORTEST_WITH_TWO_SLIPS } from "./near_key_walk.ts";
import { countSlips, reversedKeys } from "./near_name.ts";
import type { NameSearch } from "./name_search.ts";
import type { Sex } from "./sex.ts";

/** In what a person differs from what was asked; `weight` ranks: the lighter, the likelier. */
const NEAR_REASONS = {
  name_reversed: { label: "姓と名が逆です", weight: 1 },
  name_voiced: { label: "カナの濁点・半濁点だけが違います", weight: 2 },
  name_one: { label: "カナが1文字違います", weight: 3 },
  name_begins: { label: "カナの初めが一致します", weight: 5 },
  name_two: { label: "カナが2文字違います", weight: 6 },
  date_swapped: { label: "生年月日の月と日が入れ替わっています", weight: 3 },
  date_digit: { label: "生年月日の数字が1つ違います", weight: 3 },
  date_missing: { label: "生年月日が登録されていません", weight: 4 },
  date_other: { label: "生年月日が違います", weight: 8 },
  sex_missing: { label: "性別が登録されていません", weight: 1 },
  sex_other: { label: "性別が違います", weight: 2 },
} as const;
export type NearReason = keyof typeof NEAR_REASONS;
type Of<Kind extends string> = Extract<NearReason, `${Kind}_${string}`> | undefined;

export function nearReasonLabel(reason: NearReason): string {
  return NEAR_REASONS[reason].label;
}

/** What a person is judged by; `nameKey` is "" when the register has no kana. */
export interface Candidate {
  nameKey: string;
  birthDate: PlainDate | null;
  sex: Sex | null;
}

export type NearMatch<Person extends Candidate> = Person & { reasons: NearReason[] };

/** The candidates near enough to be offered, the likeliest first. */
export function rankNearMatches<Person extends Candidate>(
  search: NameSearch,
  candidates: readonly Person[],
): NearMatch<Person>[] {
  const matches = candidates.flatMap((person) => {
    const reasons = nearReasons(search, person);
    return reasons.length === 0 ? [] : [{ ...person, reasons }];
  });
  return matches.toSorted((a, b) =>
    Number(isFar(search, a)) - Number(isFar(search, b)) || weightOf(a) - weightOf(b) ||
    a.nameKey.length - b.nameKey.length ||
    compare(a.nameKey, b.nameKey) || compare(a.birthDate ?? "", b.birthDate ?? "")
  );
}

/** Which birth dates go with which name: the farther the name, the surer the date must be. */
const BIRTH_DATES: Record<NonNullable<Of<"name">> | "same" | "unasked", readonly Of<"date">[]> = {
  same: [undefined, "date_swapped", "date_digit", "date_missing", "date_other"],
  unasked: [undefined, "date_swapped"],
  name_reversed: [undefined, "date_swapped", "date_digit", "date_missing", "date_other"],
  name_voiced: [undefined, "date_swapped", "date_digit"],
  name_one: [undefined, "date_swapped", "date_digit"],
  name_begins: [undefined, "date_swapped"],
  name_two: [undefined, "date_swapped"],
};

/** Why the person may be meant though not all is as asked; none when they are not near, or exact. */
function nearReasons(search: NameSearch, person: Candidate): NearReason[] {
  const name = search.nameKey === null ? "unasked" : nameReason(search.nameKey, person.nameKey);
  const date = dateReason(search.birthDate, person.birthDate);
  if (!name || !BIRTH_DATES[name].includes(date)) return [];
  if (name === "name_two" && !mayHaveTwoSlips(search)) return [];
  const reasons = [
    name === "same" || name === "unasked" ? undefined : name,
    date,
    sexReason(search.sex, person.sex),
  ];
  return reasons.filter((reason) => reason !== undefined);
}

/** Without a birth date to hold on to, half of the register is two kana from a short name. */
export function mayHaveTwoSlips({ nameKey, birthDate }: NameSearch): boolean {
  return birthDate !== null || (nameKey?.length ?? 0) >= SHORTEST_WITH_TWO_SLIPS;
}

/** Two kana different and no birth date that agrees: after everyone else. */
function isFar(
  { birthDate }: NameSearch,
  { reasons }: { reasons: readonly NearReason[] },
): boolean {
  return birthDate === null && reasons.includes("name_two");
}

function nameReason(asked: string, stored: string): NonNullable<Of<"name">> | "same" | undefined {
  const slips = countSlips(asked, stored);
  if (slips === 0) return "same";
  if (looseNameKey(asked) === looseNameKey(stored)) return "name_voiced";
  if (slips === 1) return "name_one";
  if (reversedKeys(asked).includes(stored)) return "name_reversed";
  if (stored.startsWith(asked)) return "name_begins";
  return slips === 2 ? "name_two" : undefined;
}

function dateReason(asked: PlainDate | null, stored: PlainDate | null): Of<"date"> {
  if (asked === null || asked === stored) return undefined;
  if (stored === null) return "date_missing";
  if (stored === swappedDate(asked)) return "date_swapped";
  return isOneDigitAway(asked, stored) ? "date_digit" : "date_other";
}

function sexReason(asked: Sex | null, stored: Sex | null): Of<"sex"> {
  if (asked === null || asked === stored) return undefined;
  return stored === null ? "sex_missing" : "sex_other";
}

function weightOf({ reasons }: { reasons: readonly NearReason[] }): number {
  return reasons.reduce((sum, reason) => sum + NEAR_REASONS[reason].weight, 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
