import { suppress, type TableToPublish } from "../../../domain/tally/suppression.ts";
import type { Axis } from "../../../domain/tally/suppression_axis.ts";
import { boundsOf, type Equations } from "./linear_bounds.ts";

/** A cell of a published table, and what somebody who adds and subtracts can make of it. */
export interface AttackedCell {
  at: string[];
  /** What it really is. */
  count: number;
  isListed: boolean;
  isPublic: boolean;
  isShown: boolean;
  /** How far apart its possible values are, to who knows every shown cell; and to who knows only the public ones. */
  width: number;
  publicWidth: number;
}

/** Everything an attacker knows about every cell: that is a sum of leaves, of which none is negative. */
export function attack(table: TableToPublish): AttackedCell[] {
  const { axes, isPublic = () => false, isListed = () => true } = table;
  const published = suppress(table);
  const leaves = placesOf(axes, ({ leaves }) => leaves);
  const counts = new Map<string, number>();
  for (const { at, count } of table.counts) {
    counts.set(at.join(" "), (counts.get(at.join(" ")) ?? 0) + count);
  }
  const cells = placesOf(axes, ({ labels }) => [...labels.keys()]).map((at) => {
    const weights = leaves.map((leaf) => isUnder(axes, leaf, at) ? 1 : 0);
    const parts = leaves.map((leaf, place) => weights[place]! * (counts.get(leaf.join(" ")) ?? 0));
    return {
      at,
      weights,
      count: parts.reduce((sum, each) => sum + each, 0),
      isListed: isListed(at),
      isPublic: isPublic(at),
      isShown: published.countAt(...at) !== undefined,
    };
  });
  const equationsOf = (known: typeof cells): Equations => ({
    rows: known.map(({ weights }) => weights),
    totals: known.map(({ count }) => count),
  });
  const shown = equationsOf(cells.filter(({ isShown, isPublic }) => isShown || isPublic));
  const elsewhere = equationsOf(cells.filter(({ isPublic }) => isPublic));
  return cells.map(({ weights, ...cell }) => ({
    ...cell,
    width: widthOf(shown, weights),
    publicWidth: widthOf(elsewhere, weights),
  }));
}

function widthOf(equations: Equations, weights: readonly number[]): number {
  if (equations.rows.length === 0) return Infinity;
  const { least, most } = boundsOf(equations, weights);
  return most - least;
}

function placesOf(axes: readonly Axis[], nodes: (axis: Axis) => readonly number[]): string[][] {
  return axes.reduce<string[][]>(
    (places, axis) =>
      places.flatMap((at) => nodes(axis).map((node) => [...at, axis.labels[node]!])),
    [[]],
  );
}

function isUnder(axes: readonly Axis[], leaf: readonly string[], at: readonly string[]): boolean {
  return axes.every(({ labels, upwards }, axis) =>
    upwards[labels.indexOf(leaf[axis]!)]!.includes(labels.indexOf(at[axis]!))
  );
}
