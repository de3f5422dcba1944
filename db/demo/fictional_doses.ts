import { ageOn, type PlainDate } from "../../domain/date/plain_date.ts";
import { PRESET_VACCINES, type Vaccine } from "../../domain/dose/vaccine.ts";
import { FICTIONAL_LOTS } from "./fictional_lots.ts";
import type { FictionalPerson } from "./fictional_people.ts";
import { integerBetween, pick, type Random, seededRandom } from "./seeded_random.ts";

export interface FictionalDose {
  ticketNumber: string;
  doseNumber: number;
  vaccinatedOn: PlainDate;
  registeredAt: Date;
  vaccine: Vaccine;
  lotNumber: string;
  venueName: string;
  doctorName: string;
}

const PFIZER = PRESET_VACCINES[0]!;
const VENUES = ["浦島市民ホール", "みなと総合体育館", "中央保健センター", "はまかぜクリニック"];
const DOCTORS = ["医師　一郎", "医師　花子", "医師　次郎", "医師　桜"];
/** The elderly were first, from 12 April 2021. */
const ELDERLY_FROM = Date.UTC(2021, 3, 12);
const OTHERS_FROM = Date.UTC(2021, 5, 21);
const DAY_MS = 86_400_000;
/** Tickets given out before their people reach the register. */
const WAITING = 25;
const WAITING_FROM = 9_000_000_001;

/** First and second doses as a town had them in autumn 2021, and some on unregistered tickets. */
export function fictionalDoses(
  { people, seed }: { people: readonly FictionalPerson[]; seed: number },
): FictionalDose[] {
  const random = seededRandom(seed + 1_000);
  const doses = people.flatMap((person) => dosesOf(random, person));
  const waiting = Array.from({ length: WAITING }, (_, index) => {
    const ticketNumber = String(WAITING_FROM + index);
    return dose(random, { ticketNumber, doseNumber: 1, day: OTHERS_FROM, vaccine: PFIZER });
  });
  return [...doses, ...waiting];
}

function dosesOf(random: Random, { ticketNumber, birthDate }: FictionalPerson): FictionalDose[] {
  const age = ageOn(birthDate, "2021-04-12");
  const share = age >= 65 ? 0.9 : age >= 12 ? 0.65 : 0;
  if (random() >= share) return [];
  const start = age >= 65 ? ELDERLY_FROM : OTHERS_FROM;
  const day = start + integerBetween(random, 0, 70) * DAY_MS;
  const vaccine = random() < 0.85 ? PFIZER : pick(random, vaccinesOn(dateOf(day)));
  const first = dose(random, { ticketNumber, doseNumber: 1, day, vaccine });
  if (random() >= 0.85) return [first];
  const interval = vaccine.minimumIntervalDays + integerBetween(random, 3, 9);
  const later = day + interval * DAY_MS;
  return [first, dose(random, { ticketNumber, doseNumber: 2, day: later, vaccine })];
}

function dose(
  random: Random,
  { ticketNumber, doseNumber, day, vaccine }: {
    ticketNumber: string;
    doseNumber: number;
    day: number;
    vaccine: Vaccine;
  },
): FictionalDose {
  // Between 10:00 and 17:00 in Japan, some of it entered days late.
  const lateDays = random() < 0.8 ? 0 : integerBetween(random, 1, 20);
  const minutes = integerBetween(random, 60, 8 * 60);
  return {
    ticketNumber,
    doseNumber,
    vaccinatedOn: dateOf(day),
    registeredAt: new Date(day + lateDays * DAY_MS + minutes * 60_000),
    vaccine,
    lotNumber: pick(random, lotsOf(vaccine)),
    venueName: pick(random, VENUES),
    doctorName: pick(random, DOCTORS),
  };
}

function vaccinesOn(date: PlainDate): Vaccine[] {
  return PRESET_VACCINES.filter(({ validFrom }) => validFrom <= date);
}

function lotsOf({ code }: Vaccine): string[] {
  return FICTIONAL_LOTS.filter((lot) => lot.vaccineCode === code).map((lot) => lot.lotNumber);
}

function dateOf(day: number): PlainDate {
  return new Date(day).toISOString().slice(0, 10);
}
