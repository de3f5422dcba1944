import type { PlainDate } from "../../domain/date/plain_date.ts";
import { myNumberCheckDigit } from "../../domain/recipient/my_number.ts";
import type { Sex } from "../../domain/recipient/sex.ts";
import { randomBirthDate, randomSex } from "./age_pyramid.ts";
import { type FictionalName, japaneseName, withRareFamilyName } from "./fictional_name.ts";
import { foreignName } from "./foreign_name.ts";
import { integerBetween, type Random, seededRandom, shuffled } from "./seeded_random.ts";

/** A resident who exists nowhere: names and numbers are drawn, only their form is real. */
export interface FictionalPerson extends FictionalName {
  /** Fifteen digits, zero-padded. */
  residentNumber: string;
  /** Twelve digits with the right check digit. */
  myNumber: string;
  birthDate: PlainDate;
  sex: Sex;
  /** Ten digits, from "0000000001" without a gap, in no order. */
  ticketNumber: string;
}

/** One in fifty is a foreign resident; one in sixty has a family name with a rare kanji. */
const FOREIGN_EVERY = 50;
const RARE_KANJI_EVERY = 60;

/**
 * The same people for the same `count` and `seed`. All numbers are unique among them; people of
 * another seed share ticket and resident numbers, as those of another municipality would.
 */
export function fictionalPeople(options: { count: number; seed: number }): FictionalPerson[] {
  const { count, seed } = options;
  const random = seededRandom(seed);
  const positions = Array.from({ length: count }, (_, position) => position);
  const ticketOrder = shuffled(random, positions);
  const myNumbers = uniqueMyNumbers(random, count);
  return positions.map((position) => {
    const birthDate = randomBirthDate(random);
    const sex = randomSex(random, birthDate);
    return {
      residentNumber: String(position + 1).padStart(15, "0"),
      myNumber: myNumbers[position]!,
      ...nameAt(random, { position, birthDate, sex }),
      birthDate,
      sex,
      ticketNumber: String(ticketOrder[position]! + 1).padStart(10, "0"),
    };
  });
}

function uniqueMyNumbers(random: Random, count: number): string[] {
  const numbers = new Set<string>();
  while (numbers.size < count) {
    // Two draws: one yields 2³² different values at most, and other seeds would often share them.
    const elevenDigits = randomDigits(random, 6) + randomDigits(random, 5);
    numbers.add(elevenDigits + myNumberCheckDigit(elevenDigits));
  }
  return [...numbers];
}

function randomDigits(random: Random, length: number): string {
  return String(integerBetween(random, 0, 10 ** length - 1)).padStart(length, "0");
}

/** By position rather than by chance, so that even a short list has one of each kind. */
function nameAt(
  random: Random,
  person: { position: number; birthDate: PlainDate; sex: Sex },
): FictionalName {
  const { position, birthDate, sex } = person;
  if (position % FOREIGN_EVERY === 7) return foreignName(random, sex);
  const name = japaneseName(random, birthDate, sex);
  return position % RARE_KANJI_EVERY === 11 ? withRareFamilyName(random, name) : name;
}
