import type { FictionalPerson } from "./fictional_people.ts";

/**
 * Makes three people of the list second records of three others, as registers have them: the same
 * kana in another spelling, birth date and sex, but numbers of their own. The list stays as long.
 */
export function plantDuplicates(people: readonly FictionalPerson[]): FictionalPerson[] {
  const planted = [...people];
  for (const [original, second, respelt] of SECOND_RECORDS) {
    const [one, other] = [people[original], people[second]];
    if (!one || !other) continue;
    planted[second] = {
      ...one,
      ...respelt(one),
      residentNumber: other.residentNumber,
      myNumber: other.myNumber,
      ticketNumber: other.ticketNumber,
    };
  }
  return planted;
}

type Respelling = (person: FictionalPerson) => Partial<FictionalPerson>;

const whole: Respelling = ({ familyName, givenName, familyKana, givenKana }) => ({
  familyName: familyName + givenName,
  givenName: "",
  familyKana: familyKana + givenKana,
  givenKana: "",
});
const largeKana: Respelling = ({ familyKana, givenKana }) => {
  const large = (kana: string) =>
    kana.replaceAll("ョ", "ヨ").replaceAll("ュ", "ユ").replaceAll("ャ", "ヤ");
  return { familyKana: large(familyKana), givenKana: large(givenKana) };
};
const renamed: Respelling = () => ({ familyName: "旧姓" });

/** Position of the first record, of the second, and how that one is written. */
const SECOND_RECORDS: readonly [number, number, Respelling][] = [
  [100, 700, whole],
  [101, 701, largeKana],
  [102, 702, renamed],
];

/** Positions of people who have a second record. */
export const DUPLICATED: readonly number[] = SECOND_RECORDS.map(([original]) => original);
