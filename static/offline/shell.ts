import type { SendingSchedule } from "./sending_schedule.ts";
import type { OpenKit, Tablet } from "./tablet.ts";

/** What the start screen says first. */
export interface Told {
  /** The 18 digits whose dose was just put into the queue. */
  saved?: string;
  /** Why the ticket was not taken. */
  problem?: string;
}

/** What the screens of the offline page share. */
export interface Shell {
  tablet: Tablet;
  schedule: SendingSchedule;
  /** As it is now. Rejects when somebody signed out meanwhile; then the page says so. */
  kit(): Promise<OpenKit>;
  openStart(told?: Told): Promise<void>;
  /** `told`: what has just come of an entry. */
  openList(told?: string): Promise<void>;
}
