import { axisOf } from "./suppression_axis.ts";
import { suppress } from "./suppression.ts";

/** Of fewer people or doses than this nothing is told to everybody. */
export const SMALL = 10;

/** A number as everybody may see it; undefined where it would tell of too few people. */
export type PublicCount = number | undefined;

/** Nobody is counted in 0. */
export function publicTotal(count: number): PublicCount {
  return count === 0 || count >= SMALL ? count : undefined;
}

const TOTAL = "total";

/**
 * The parts of a total that everybody sees as `publicTotal` has it: the small ones are hidden, and
 * others as far as subtraction would give these away.
 */
export function publicParts(counts: readonly number[]): PublicCount[] {
  const labels = counts.map((_, index) => String(index));
  const sum = counts.reduce((all, count) => all + count, 0);
  const { countAt } = suppress({
    axes: [axisOf(TOTAL, labels)],
    counts: counts.map((count, index) => ({ at: [labels[index]!], count })),
    threshold: SMALL,
    isPublic: ([label]) => label === TOTAL && publicTotal(sum) !== undefined,
  });
  return labels.map((label) => countAt(label));
}

/** To the nearest ten: a few doses more or less are not told. */
export function inTens(count: number): number {
  return Math.round(count / 10) * 10;
}
