import type { Axis } from "./suppression_axis.ts";
import { type CountedCell, type Grid, gridOf } from "./suppression_grid.ts";
import { cheapestMove, type Move, type MoveWanted } from "./suppression_moves.ts";

/** A table that is about to be published with all its totals. */
export interface TableToPublish {
  axes: readonly Axis[];
  /** Of the leaves; what is not there is 0, and what is there twice adds up. */
  counts: Iterable<CountedCell>;
  /** A count from 1 to one less than this is of too few people to be shown. */
  threshold: number;
  /** Cells that everybody can read elsewhere: they are shown, and no protection hangs on them. */
  isPublic?(at: readonly string[]): boolean;
  /** What is published at all. The rest nobody may find out either, but it costs nothing. */
  isListed?(at: readonly string[]): boolean;
  /** Cells to hide although they are not small. */
  isRisky?(at: readonly string[], count: number): boolean;
}

/** A listed cell, total or not; its count is undefined when it is hidden. */
export interface PublishedCell {
  at: string[];
  count: number | undefined;
}

export interface PublishedTable {
  hiddenCount: number;
  /** Undefined when the cell is hidden, or not listed. */
  countAt(...at: string[]): number | undefined;
  /** Every listed cell, totals included, in the order of the axes. */
  cells(): IterableIterator<PublishedCell>;
}

/**
 * Hides the small cells, and as few others as are needed so that subtraction does not bring them
 * back: complementary suppression after the hypercube method (Repsilber 1994; the GHMITER of
 * τ-ARGUS), for tables of up to four axes whose parts may have parts.
 *
 * Each small cell gets a `Move`, the proof that nobody can tell it: another table with the very same
 * visible cells in which it is greater or smaller, over a range as wide as the threshold (or, where
 * public totals leave less room than that, as wide as there is). Every other hidden cell belongs to
 * such a move, so nobody can tell it either. The cheapest move is taken, by what has to be hidden
 * for it; at the end, what all proofs can do without is shown again.
 *
 * A small cell that follows from what is public anyway is shown: hiding it would be pretence. The
 * same table always comes out the same.
 */
export function suppress(table: TableToPublish): PublishedTable {
  const grid = gridOf(table.axes, table.counts);
  const hiding = new Hiding(grid, table);
  hiding.protectAll();
  hiding.showAgain();
  return {
    hiddenCount: hiding.hidden.size,
    countAt: (...at) => hiding.countAt(grid.offsetOf(at)),
    *cells() {
      for (const offset of grid.counts.keys()) {
        if (!hiding.isListed(offset)) continue;
        yield { at: grid.labelsOf(offset), count: hiding.countAt(offset) };
      }
    },
  };
}

/** The least there is above what costs nothing. */
const NOTHING_MORE = Number.MIN_VALUE;

/** A cell that is not published at all may only not be told exactly. */
const UNLISTED_WIDTH = 1;

/** Hidden cells on their way to being as few as possible. */
class Hiding {
  /** Of the listed ones. */
  readonly hidden = new Set<number>();
  readonly #grid: Grid;
  readonly #threshold: number;
  /** The cells that nobody may find out, greatest first. */
  readonly #sensitive: readonly number[];
  /** What it costs to hide a cell that is shown: its people, and something for its being there. */
  readonly #worths: Float64Array;
  /** The same as it now is: a cell that is hidden costs nothing any more. */
  readonly #costs: Float64Array;
  /** What protects each of the sensitive cells. */
  readonly #moves = new Map<number, Move>();

  constructor(grid: Grid, table: TableToPublish) {
    const { isPublic, isListed, isRisky, threshold } = table;
    const { counts } = grid;
    this.#grid = grid;
    this.#threshold = threshold;
    this.#worths = counts.map((count) => count + threshold);
    const sensitive: number[] = [];
    for (const [offset, count] of counts.entries()) {
      const at = isPublic || isListed || isRisky ? grid.labelsOf(offset) : [];
      if (isPublic?.(at)) this.#worths[offset] = Infinity;
      else if (isListed && !isListed(at)) this.#worths[offset] = 0;
      if (this.#worths[offset] === Infinity) continue;
      if ((count > 0 && count < threshold) || isRisky?.(at, count)) sensitive.push(offset);
    }
    this.#costs = this.#worths.slice();
    this.#sensitive = sensitive.sort((one, two) => counts[two]! - counts[one]! || one - two);
    for (const offset of sensitive) this.#hide(offset);
  }

  isListed(offset: number): boolean {
    return this.#worths[offset]! > 0;
  }

  countAt(offset: number): number | undefined {
    const isSeen = this.isListed(offset) && !this.hidden.has(offset);
    return isSeen ? this.#grid.counts[offset] : undefined;
  }

  protectAll(): void {
    const widest = new Map<number, Move>();
    for (const target of this.#sensitive) {
      const width = this.#widthFor(target);
      const known = widest.get(target);
      const isEnough = known && known.width >= width;
      const move = isEnough
        ? known
        : this.#cheapest(target, { width, leastWidth: 1, below: Infinity });
      if (!move) {
        this.#giveUp(target);
        continue;
      }
      this.#moves.set(target, move);
      for (const cell of move.cells) {
        this.#hide(cell);
        if (move.width > (widest.get(cell)?.width ?? 0)) widest.set(cell, move);
      }
    }
  }

  /** Shows what is not needed, the greatest first; what a proof needs only if there is another. */
  showAgain(): void {
    const sensitive = new Set(this.#sensitive);
    const { counts } = this.#grid;
    const others = [...this.hidden].filter((cell) => !sensitive.has(cell))
      .sort((one, two) => counts[two]! - counts[one]! || one - two);
    for (const cell of others) {
      this.#show(cell);
      if (!this.#moveAround(cell)) this.#hide(cell);
    }
    const needed = new Set([...this.#moves.values()].flatMap(({ cells }) => cells));
    for (const cell of others) if (!needed.has(cell)) this.#show(cell);
  }

  /** Finds every move that needs the cell another, with nothing more hidden; all of them or none. */
  #moveAround(cell: number): boolean {
    const instead = new Map<number, Move>();
    for (const [target, move] of this.#moves) {
      if (!move.cells.includes(cell)) continue;
      const width = Math.min(move.width, this.#widthFor(target));
      const other = this.#cheapest(target, { width, leastWidth: width, below: NOTHING_MORE });
      if (!other) return false;
      instead.set(target, other);
    }
    for (const [target, move] of instead) this.#moves.set(target, move);
    return true;
  }

  /** No range can be wider than the least public total around the cell. */
  #widthFor(target: number): number {
    const publicTotals = this.#grid.totalsOf(target)
      .filter((total) => this.#costs[total] === Infinity)
      .map((total) => this.#grid.counts[total]!);
    const width = this.isListed(target) ? this.#threshold : UNLISTED_WIDTH;
    return Math.min(width, ...publicTotals);
  }

  #cheapest(target: number, wanted: Omit<MoveWanted, "target">): Move | undefined {
    return cheapestMove(this.#grid, this.#costs, { target, ...wanted });
  }

  /** Whoever knows what is public knows this cell. */
  #giveUp(target: number): void {
    this.hidden.delete(target);
    this.#costs[target] = Infinity;
  }

  #hide(cell: number): void {
    if (this.isListed(cell)) this.hidden.add(cell);
    this.#costs[cell] = 0;
  }

  #show(cell: number): void {
    this.hidden.delete(cell);
    this.#costs[cell] = this.#worths[cell]!;
  }
}
