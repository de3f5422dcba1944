import { DEMO_MUNICIPALITY, DEMO_NEIGHBOUR } from "./demo_accounts.ts";
import { fictionalPeople, type FictionalPerson } from "./fictional_people.ts";
import { plantDuplicates } from "./plant_duplicates.ts";

/** A municipality with people; they are the same at every start. */
export interface DemoPlace {
  municipalityCode: string;
  count: number;
  seed: number;
  /** Login IDs. */
  staff: string;
  venue: string;
}

export const DEMO_TOWN: DemoPlace = {
  municipalityCode: DEMO_MUNICIPALITY,
  count: 5_000,
  seed: 1,
  staff: "urayasu@demo.lg.jp",
  venue: "urayasu-01",
};
export const NEIGHBOUR_TOWN: DemoPlace = {
  municipalityCode: DEMO_NEIGHBOUR,
  count: 800,
  seed: 2,
  staff: "ichikawa@demo.lg.jp",
  venue: "ichikawa-01",
};

export function demoPeople(place: DemoPlace): FictionalPerson[] {
  return plantDuplicates(fictionalPeople(place));
}
