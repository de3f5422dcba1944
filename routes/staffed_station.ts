import type { RegisterActor } from "../domain/account/actor.ts";
import type { DoseSource } from "../domain/record/person_record.ts";
import { type Station, TOWN_HALL_STATION, VENUE_STATION } from "../views/station/station.ts";
import { type Guard, staffOf } from "./guard.ts";

/** A station, who may use it, and what its doses say of where they came from. */
export interface StaffedStation {
  station: Station;
  guard: Guard<RegisterActor>;
  source: DoseSource;
}

export const AT_THE_VENUE: StaffedStation = {
  station: VENUE_STATION,
  guard: staffOf("venue"),
  source: "venue",
};

/** 予診票個別登録. */
export const AT_THE_TOWN_HALL: StaffedStation = {
  station: TOWN_HALL_STATION,
  guard: staffOf("municipal"),
  source: "hand",
};
