import { nameKey } from "../../domain/recipient/name_key.ts";
import type { NameCriteria } from "../../domain/transfer/inquiry.ts";
import { demoPeople, type DemoPlace } from "./demo_places.ts";
import { fictionalDoses } from "./fictional_doses.ts";
import type { FictionalPerson } from "./fictional_people.ts";
import { DUPLICATED } from "./plant_duplicates.ts";

/** People of a demo municipality whom its neighbour asks about, by what it is answered. */
export interface DemoMovers {
  /** One person, with two doses. */
  one: FictionalPerson[];
  /** Two records that are alike. */
  several: FictionalPerson[];
  /** Under 支援措置. */
  held: FictionalPerson;
}

export function demoMovers(place: DemoPlace): DemoMovers {
  const people = demoPeople(place);
  const doses = Map.groupBy(
    fictionalDoses({ people, seed: place.seed }),
    ({ ticketNumber }) => ticketNumber,
  );
  const alike = Map.groupBy(people, keyOf);
  const one = people.filter((person) =>
    doses.get(person.ticketNumber)?.length === 2 && person.birthDate < "2001" &&
    person.givenKana !== "" && alike.get(keyOf(person))!.length === 1
  );
  return {
    one: one.slice(0, 3),
    several: DUPLICATED.map((position) => people[position]!),
    held: one[3]!,
  };
}

export function criteriaOf(person: FictionalPerson): NameCriteria {
  const { familyKana, givenKana, birthDate, sex } = person;
  return { kind: "name", familyKana, givenKana, birthDate, sex };
}

function keyOf({ familyKana, givenKana, birthDate, sex }: FictionalPerson): string {
  return [nameKey(familyKana, givenKana), birthDate, sex].join();
}
