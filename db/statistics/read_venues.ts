import type { DayFigure } from "../../domain/tally/figures.ts";
import { type PagedList, pageOf, placeInPages } from "../../domain/tally/statistics_page.ts";
import type { VenueDay, VenueTotal } from "../../domain/tally/statistics_venue.ts";
import { type Reader, readRegister } from "../reading.ts";
import { listOwnDays, type TallyPeriod } from "../tally/own_tallies.ts";
import { withOwnWritings } from "../tally/with_own_writings.ts";
import { listVenues, type Paging } from "./list_venues.ts";

export interface WantedVenues {
  /** Days of 接種日. */
  period: TallyPeriod;
  venues: Paging;
  venueDays: Paging;
  /** How many venues a chart shows by themselves. */
  largestCount: number;
}

export interface VenueFigures {
  days: DayFigure[];
  venues: PagedList<VenueTotal>;
  venueDays: PagedList<VenueDay>;
  /** Those with most doses, and every day of theirs. */
  largest: readonly VenueTotal[];
  largestDays: VenueDay[];
}

/** What 会場と日 shows of a period. */
export function readVenues(
  reader: Reader,
  code: string,
  { period, venues, venueDays, largestCount }: WantedVenues,
): Promise<VenueFigures> {
  const read = withOwnWritings(reader, code, async (tx) => {
    const days = await listOwnDays(tx, code, period);
    const lists = await listVenues(tx, code, { period, venueDays, largestCount });
    return {
      days,
      largest: lists.venues.slice(0, largestCount),
      largestDays: lists.largestDays,
      venues: pageOf(lists.venues, venues),
      venueDays: { ...placeInPages(lists.venueDayCount, venueDays), items: lists.venueDays },
    };
  });
  return readRegister(reader, code, read);
}
