import { pick, type Random } from "../../db/demo/seeded_random.ts";

/** Someone who is in the register. */
export interface SampledPerson {
  ticketNumber: string;
  family: string;
  given: string;
  birthDate: string;
  sex: string;
}

/** What is typed into 「氏名」などで照会. */
export type Typing = Record<"nameKana" | "birthDate" | "sex", string>;

interface SearchKind {
  what: string;
  /** Whether it is looked for near matches too, because nobody is as typed. */
  isNear: boolean;
  type: (person: SampledPerson, random: Random) => Partial<Typing>;
}

export const SEARCH_KINDS: readonly SearchKind[] = [
  {
    what: "カナ氏名・生年月日・性別",
    isNear: false,
    type: ({ family, given, birthDate, sex }) => ({ nameKana: family + given, birthDate, sex }),
  },
  {
    what: "カナ氏名だけ",
    isNear: false,
    type: ({ family, given }) => ({ nameKana: `${family} ${given}` }),
  },
  {
    what: "生年月日と性別",
    isNear: false,
    type: ({ birthDate, sex }) => ({ birthDate, sex }),
  },
  {
    what: "近い候補：1文字違い、氏名だけ",
    isNear: true,
    type: ({ family, given }, random) => ({ nameKana: family + slipped(random, given) }),
  },
  {
    what: "近い候補：2文字違い、氏名だけ",
    isNear: true,
    type: ({ family, given }, random) => ({
      nameKana: slipped(random, family) + slipped(random, given),
    }),
  },
  {
    what: "近い候補：姓に2文字違い、氏名だけ",
    isNear: true,
    type: ({ family, given }, random) => ({
      nameKana: slipped(random, slipped(random, family)) + given,
    }),
  },
  {
    what: "近い候補：2文字違い、生年月日も",
    isNear: true,
    type: ({ family, given, birthDate }, random) => ({
      nameKana: slipped(random, family) + slipped(random, given),
      birthDate,
    }),
  },
  {
    what: "近い候補：1文字違い、生年月日の1桁違い",
    isNear: true,
    type: ({ family, given, birthDate }, random) => ({
      nameKana: slipped(random, family) + given,
      birthDate: birthDate.replace(/\d(?=\d-)/, (decade) => decade === "5" ? "4" : "5"),
    }),
  },
  {
    what: "近い候補：姓だけ",
    isNear: true,
    type: ({ family }) => ({ nameKana: family }),
  },
];

/** The name with another kana somewhere. */
function slipped(random: Random, name: string): string {
  const place = Math.floor(random() * name.length);
  const kana = pick(random, [..."ヌヘヨワケモ"].filter((other) => other !== name[place]));
  return name.slice(0, place) + kana + name.slice(place + 1);
}
