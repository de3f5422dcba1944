import { every } from "hono/combine";
import type { RegisterActor } from "../domain/account/actor.ts";
import type { DoseSource } from "../domain/record/person_record.ts";
import { type Station, TOWN_HALL_STATION, VENUE_STATION } from "../views/station/station.ts";
import { type Guard, staffOf } from "./guard.ts";
import { workingOperator } from "./working_operator.tsx";

/** A station, who may use it, and what its doses say of where they came from. */
export interface StaffedStation {
  station: Station;
  /** At a shared tablet whoever works there has shown their PIN, if the municipality wants it. */
  guard: Guard<RegisterActor>;
  /** Without asking who works there. */
  staff: Guard<RegisterActor>;
  /** Whether `guard` asks it. */
  asksWhoWorks: boolean;
  source: DoseSource;
}

export const AT_THE_VENUE: StaffedStation = {
  station: VENUE_STATION,
  guard: every(staffOf("venue"), workingOperator),
  staff: staffOf("venue"),
  asksWhoWorks: true,
  source: "venue",
};

/** 予診票個別登録: staff sign in as themselves. */
export const AT_THE_TOWN_HALL: StaffedStation = {
  station: TOWN_HALL_STATION,
  guard: staffOf("municipal"),
  staff: staffOf("municipal"),
  asksWhoWorks: false,
  source: "hand",
};
