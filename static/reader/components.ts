/** A connected patch of ink: its box (edges inclusive) and how many pixels it has. */
export interface Component {
  left: number;
  right: number;
  top: number;
  bottom: number;
  ink: number;
}

/** Stretches of ink within rows, in reading order; `parent` joins those that touch. */
interface Runs {
  from: number[];
  to: number[];
  row: number[];
  parent: number[];
}

/** The patches of a mask (1 is ink) that hang together, also by a corner. */
export function findComponents(mask: Uint8Array, width: number, height: number): Component[] {
  const runs = joinedRuns(mask, width, height);
  const components = new Map<number, Component>();
  for (let i = 0; i < runs.parent.length; i++) {
    const root = rootOf(runs.parent, i);
    const [left, right, row] = [runs.from[i]!, runs.to[i]!, runs.row[i]!];
    const known = components.get(root);
    if (!known) {
      components.set(root, { left, right, top: row, bottom: row, ink: right - left + 1 });
      continue;
    }
    if (left < known.left) known.left = left;
    if (right > known.right) known.right = right;
    known.bottom = row;
    known.ink += right - left + 1;
  }
  return [...components.values()];
}

function joinedRuns(mask: Uint8Array, width: number, height: number): Runs {
  const runs: Runs = { from: [], to: [], row: [], parent: [] };
  let above = 0;
  for (let y = 0; y < height; y++) {
    const start = runs.parent.length;
    const end = (y + 1) * width;
    for (let i = y * width; i < end; i++) {
      if (mask[i] === 0) continue;
      const from = i - y * width;
      while (i < end && mask[i] === 1) i++;
      const to = i - y * width - 1;
      const run = runs.parent.length;
      runs.parent.push(run);
      runs.from.push(from);
      runs.to.push(to);
      runs.row.push(y);
      above = joinAbove(runs, run, above, start);
    }
    above = start;
  }
  return runs;
}

/** Joins a run with those of the row above it; answers where the next run must begin to look. */
function joinAbove(runs: Runs, run: number, first: number, end: number): number {
  const { from, to, parent } = runs;
  let above = first;
  while (above < end && to[above]! < from[run]! - 1) above++;
  for (let i = above; i < end && from[i]! <= to[run]! + 1; i++) {
    const [one, other] = [rootOf(parent, i), rootOf(parent, run)];
    if (one < other) parent[other] = one;
    else if (other < one) parent[one] = other;
  }
  return above;
}

function rootOf(parent: number[], run: number): number {
  let root = run;
  while (parent[root] !== root) {
    parent[root] = parent[parent[root]!]!;
    root = parent[root]!;
  }
  return root;
}
