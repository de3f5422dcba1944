import { type Shift, shiftsOf } from "./suppression_axis.ts";
import type { Grid } from "./suppression_grid.ts";

/**
 * Another table that looks the same to whoever sees only what is not in `cells`: each of these is
 * greater or smaller by as much as one likes, `width` in all, and no count is negative. So nobody
 * can tell a cell of it closer than that.
 */
export interface Move {
  cells: readonly number[];
  width: number;
  /** What had to be hidden for it. */
  cost: number;
}

/** What hiding a cell would cost: nothing when it is hidden, `Infinity` when it may not be. */
export type Costs = Float64Array;

export interface MoveWanted {
  /** The cell that has to move. */
  target: number;
  /** Wider need no move be. */
  width: number;
  /** A narrower one is worth nothing. */
  leastWidth: number;
  /** Nor is one that costs as much. */
  below: number;
}

/**
 * The cheapest move of a cell that is wide enough or, where none is, the widest. A move is one shift along each axis, all at once: in a plain table
 * with two axes it makes two corners of a rectangle greater and the other two smaller, so that every
 * total stays; where a shift takes from nowhere, a total changes and is hidden as well.
 */
export function cheapestMove(
  grid: Grid,
  costs: Costs,
  wanted: MoveWanted,
): Move | undefined {
  const nodes = grid.nodesOf(wanted.target);
  // The longest axis comes last, where a shift costs least to look at.
  const order = nodes.map((_, axis) => axis)
    .sort((one, two) => grid.axes[one]!.labels.length - grid.axes[two]!.labels.length);
  const shifts = order.map((axis) => shiftsOf(grid.axes[axis]!, nodes[axis]!));
  const strides = order.map((axis) => grid.strides[axis]!);
  const last = order.length - 1;
  let best: Move | undefined;

  const look = (depth: number, part: PartOfMove) => {
    if (depth === last) {
      const step = { shifts: shifts[last]!, stride: strides[last]! };
      best = lastShift(part, step, { counts: grid.counts, costs, ...wanted, best }) ?? best;
      return;
    }
    for (const shift of shifts[depth]!) {
      look(depth + 1, extend(part, shift, strides[depth]!));
      if (best?.cost === 0 && best.width >= wanted.width) return;
    }
  };
  look(0, { cells: [0], plus: [0], minus: [] });
  return best;
}

/** What a move changes, as far as its shifts are chosen: offsets in the axes that come before. */
interface PartOfMove {
  cells: readonly number[];
  /** The leaves it makes greater, and smaller. */
  plus: readonly number[];
  minus: readonly number[];
}

function extend({ cells, plus, minus }: PartOfMove, shift: Shift, stride: number): PartOfMove {
  const to = shift.plus * stride;
  const from = shift.minus === undefined ? undefined : shift.minus * stride;
  const taken = (offsets: readonly number[]) =>
    from === undefined ? [] : offsets.map((offset) => offset + from);
  return {
    cells: shift.nodes.flatMap((node) => cells.map((cell) => cell + node * stride)),
    plus: [...plus.map((offset) => offset + to), ...taken(minus)],
    minus: [...minus.map((offset) => offset + to), ...taken(plus)],
  };
}

interface Looking extends MoveWanted {
  counts: Float64Array;
  costs: Costs;
  best: Move | undefined;
}

/** Completes a move by the shift that makes it better than the best so far, if one does. */
function lastShift(
  part: PartOfMove,
  { shifts, stride }: { shifts: readonly Shift[]; stride: number },
  { counts, costs, width: enough, leastWidth, below, best }: Looking,
): Move | undefined {
  const costOf = once((node) => {
    let cost = 0;
    for (const cell of part.cells) cost += costs[cell + node * stride]!;
    return cost;
  });
  const leastOf = (offsets: readonly number[]) =>
    once((leaf) => {
      let least = Infinity;
      for (const offset of offsets) least = Math.min(least, counts[offset + leaf * stride]!);
      return least;
    });
  const leastPlus = leastOf(part.plus);
  const leastMinus = leastOf(part.minus);
  const least = (of: (leaf: number) => number, leaf: number | undefined) =>
    leaf === undefined ? Infinity : of(leaf);

  let found: { shift: Shift; width: number; cost: number } | undefined;
  let bestWidth = best ? Math.min(enough, best.width) : leastWidth;
  let bestCost = best?.cost ?? below;
  for (const shift of shifts) {
    const down = Math.min(leastPlus(shift.plus), least(leastMinus, shift.minus));
    const up = Math.min(leastMinus(shift.plus), least(leastPlus, shift.minus));
    const width = Math.min(enough, down + up);
    if (width < bestWidth) continue;
    const limit = width > bestWidth ? below : bestCost;
    let cost = 0;
    for (const node of shift.nodes) cost += costOf(node);
    if (cost >= limit) continue;
    found = { shift, width: down + up, cost };
    [bestWidth, bestCost] = [width, cost];
  }
  return found && {
    cells: extend(part, found.shift, stride).cells,
    width: found.width,
    cost: found.cost,
  };
}

function once(compute: (node: number) => number): (node: number) => number {
  const known: (number | undefined)[] = [];
  return (node) => known[node] ??= compute(node);
}
