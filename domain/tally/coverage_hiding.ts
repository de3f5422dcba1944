import { type PublishedTable, suppress } from "./suppression.ts";
import { type Axis, axisOf } from "./suppression_axis.ts";
import type { CountedCell } from "./suppression_grid.ts";

/** Counts of 1 to 4 people are not shown below the totals of an area [ours]. */
export const FEWEST_SHOWN = 5;

export interface AreaCounts {
  area: string;
  counts: readonly CountedCell[];
}

export interface GuardedTable {
  axes: readonly Axis[];
  own: AreaCounts;
  /** The same table of the areas that are hidden with it (`partnersOf`). */
  partners: readonly AreaCounts[];
  /** Totals that stand on the page anyway. */
  isPublic(at: readonly string[]): boolean;
  /** What any page shows of such a table; everything unless given. */
  isListed?(at: readonly string[]): boolean;
}

/** A count of the own area, totals too; undefined when it is not to be shown, or not listed. */
export type ShownCount = (...at: string[]) => number | undefined;

/**
 * Hides few people, against whoever subtracts within the table, and against whoever subtracts the
 * tables of all other areas from that of the area above: to them the sum of the own table and its
 * partners' counts as known. Where so few people are in so few places that hiding some of them
 * protects nobody, nothing is shown but what is public.
 */
export function guardCounts(
  { axes, own, partners, isPublic, isListed = () => true }: GuardedTable,
): ShownCount {
  const threshold = FEWEST_SHOWN;
  const alone = suppress({ axes, counts: own.counts, threshold, isPublic, isListed });
  const group = [own, ...partners].toSorted((a, b) => a.area.localeCompare(b.area));
  const isKnown = ([area, ...at]: readonly string[]) =>
    isPublic(at) || (area === SUM && isListed(at));
  const joint = partners.length === 0 ? undefined : suppress({
    axes: [axisOf(SUM, group.map(({ area }) => area)), ...axes],
    counts: group.flatMap(({ area, counts }) =>
      counts.map(({ at, count }) => ({ at: [area, ...at], count }))
    ),
    threshold,
    isPublic: isKnown,
    isListed: ([, ...at]) => isListed(at),
  });
  const tellsFew = showsFew(alone, isPublic) || (joint !== undefined && showsFew(joint, isKnown));
  return (...at) => {
    const count = alone.countAt(...at);
    if (isPublic(at)) return count;
    const isHidden = tellsFew || (joint && joint.countAt(own.area, ...at) === undefined);
    return isHidden ? undefined : count;
  };
}

const SUM = "計";

/** Whether a few people could not be hidden, because they follow from what else is shown. */
function showsFew(table: PublishedTable, isKnown: GuardedTable["isPublic"]): boolean {
  return [...table.cells()].some(({ at, count = 0 }) =>
    count > 0 && count < FEWEST_SHOWN && !isKnown(at)
  );
}
