import type { Axis } from "./suppression_axis.ts";

/** How many there are of one combination of leaves, a label for each axis. */
export interface CountedCell {
  at: readonly string[];
  count: number;
}

/** Every cell of a table, totals included, by one number: its offset. */
export interface Grid {
  axes: readonly Axis[];
  /** How far one node of an axis is from the next. */
  strides: readonly number[];
  counts: Float64Array;
  offsetOf(at: readonly string[]): number;
  labelsOf(offset: number): string[];
  /** The node of each axis. */
  nodesOf(offset: number): number[];
  /** The cell and every total that it is part of. */
  totalsOf(offset: number): number[];
}

/** Adds up the totals. Throws a `RangeError` for a label that no axis has. */
export function gridOf(axes: readonly Axis[], cells: Iterable<CountedCell>): Grid {
  const sizes = axes.map(({ labels }) => labels.length);
  const strides = sizes.map((_, axis) => sizes.slice(axis + 1).reduce((one, two) => one * two, 1));
  const nodeByLabel = axes.map(({ labels }) => new Map(labels.map((label, node) => [label, node])));

  const nodeOf = (axis: number, label: string) => {
    const node = nodeByLabel[axis]?.get(label);
    if (node === undefined) throw new RangeError(`no axis ${axis} with ${label}`);
    return node;
  };
  const offsetOf = (at: readonly string[]) =>
    at.reduce((offset, label, axis) => offset + nodeOf(axis, label) * strides[axis]!, 0);
  const nodesOf = (offset: number) =>
    strides.map((stride, axis) => Math.floor(offset / stride) % sizes[axis]!);
  const totalsOf = (offset: number) =>
    nodesOf(offset).reduce<number[]>(
      (offsets, node, axis) =>
        axes[axis]!.upwards[node]!.flatMap((above) =>
          offsets.map((each) => each + above * strides[axis]!)
        ),
      [0],
    );
  const labelsOf = (offset: number) =>
    nodesOf(offset).map((node, axis) => axes[axis]!.labels[node]!);

  const counts = new Float64Array(sizes.reduce((one, two) => one * two, 1));
  for (const { at, count } of cells) {
    for (const total of totalsOf(offsetOf(at))) counts[total]! += count;
  }
  return { axes, strides, counts, offsetOf, labelsOf, nodesOf, totalsOf };
}
