import { daysBetween, type PlainDate } from "../date/plain_date.ts";
import {
  type DetailRow,
  detailRows,
  detailTable,
  FEWEST_DETAILED,
  type PrefectureGroups,
} from "./open_detail.ts";

/** The rows of one number of the dose stand so long at least. */
export const EDITION_DAYS = 28;
/** A new edition shows at least this share of what the last one showed; else the last one stands. */
const SHARE_SHOWN_AGAIN = 0.9;

export interface EditionsWanted {
  places: readonly PrefectureGroups[];
  doseNumber: number;
  day: PlainDate;
  /** All rows of this number of the dose that were ever published, of each edition once. */
  earlier: readonly DetailRow[];
}

/**
 * The rows to publish of one number of the dose. Earlier publications can be read for ever, so what
 * is hidden within one of them must not come out by subtracting two: a count that differs by less
 * than ten people from what some edition showed is hidden as well. So that little is, editions are
 * four weeks apart; and late in a campaign, when hardly anything changes, the last one stands.
 */
export function nextEdition({ places, doseNumber, day, earlier }: EditionsWanted): DetailRow[] {
  const editions = Map.groupBy(earlier, ({ asOf }) => asOf);
  const lastDay = [...editions.keys()].sort().at(-1);
  const last = lastDay === undefined ? undefined : editions.get(lastDay)!;
  if (last && daysBetween(lastDay!, day) < EDITION_DAYS) return last;
  const shown = shownBefore([...editions.values()]);
  const isRisky = (at: readonly string[], count: number) =>
    shown(at).some((before) => before !== count && Math.abs(before - count) < FEWEST_DETAILED);
  const table = detailTable(places, doseNumber, isRisky);
  const next = detailRows(table, { asOf: day, status: doseNumber });
  return last && shareShownAgain(last, next) < SHARE_SHOWN_AGAIN ? last : next;
}

/** What each edition showed of a cell: nothing is 0, and what it hid is not there. */
function shownBefore(
  editions: readonly (readonly DetailRow[])[],
): (at: readonly string[]) => number[] {
  const counts = editions.map((rows) => new Map(rows.map((row) => [keyOf(row), row.count])));
  return (at) => {
    const key = at.join(" ");
    return counts.flatMap((ofEdition) => {
      const count = ofEdition.has(key) ? ofEdition.get(key) : 0;
      return count === undefined ? [] : [count];
    });
  };
}

function shareShownAgain(last: readonly DetailRow[], next: readonly DetailRow[]): number {
  const hidden = new Set(next.filter(({ count }) => count === undefined).map(keyOf));
  const shown = last.filter(({ count }) => count !== undefined);
  if (shown.length === 0) return 1;
  return shown.filter((row) => !hidden.has(keyOf(row))).length / shown.length;
}

function keyOf({ prefecture, vaccine, gender, age }: DetailRow): string {
  return [prefecture, vaccine, gender, age].join(" ");
}
