import { paths } from "../views/paths.ts";
import type { Station } from "../views/station/station.ts";

/** The tab of 当日の一覧: a venue has one of its own for it. */
export function todaysTab({ tab }: Station): string {
  return tab === paths.venue ? paths.venueDoses : tab;
}
