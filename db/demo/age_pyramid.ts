import type { PlainDate } from "../../domain/date/plain_date.ts";
import type { Sex } from "../../domain/recipient/sex.ts";
import { integerBetween, type Random } from "./seeded_random.ts";

/** The day the programme opened to residents: the ages below are the ages on this day. */
export const PYRAMID_DATE: PlainDate = "2021-04-12";

/** People of Japan by five-year age band from 0–4 up, in 100,000: rounded from the census of 2020. */
const PEOPLE_BY_BAND = [
  ...[45, 51, 54, 57, 63, 64, 67, 75, 85, 99, 87],
  ...[79, 74, 82, 92, 71, 54, 37, 18, 5, 1],
];
const ALL_PEOPLE = PEOPLE_BY_BAND.reduce((sum, people) => sum + people, 0);

const MS_PER_DAY = 86_400_000;

/** Someone 0 to 104 years old on `PYRAMID_DATE`, as often as such people live in Japan. */
export function randomBirthDate(random: Random): PlainDate {
  const age = 5 * randomBand(random) + integerBetween(random, 0, 4);
  const birthday = Date.parse(yearsEarlier(age)) - integerBetween(random, 0, 364) * MS_PER_DAY;
  return new Date(birthday).toISOString().slice(0, 10);
}

/** Half and half below 80; above, two women for one man. One in 400 is registered as その他. */
export function randomSex(random: Random, birthDate: PlainDate): Sex {
  if (random() < 1 / 400) return "other";
  const shareOfWomen = birthDate < yearsEarlier(80) ? 0.66 : 0.5;
  return random() < shareOfWomen ? "female" : "male";
}

function randomBand(random: Random): number {
  let rest = random() * ALL_PEOPLE;
  return PEOPLE_BY_BAND.findIndex((people) => (rest -= people) < 0);
}

function yearsEarlier(years: number): PlainDate {
  return `${Number(PYRAMID_DATE.slice(0, 4)) - years}${PYRAMID_DATE.slice(4)}`;
}
