const EPSILON = 1e-7;

/** Equations `rows · x = totals` with x ≥ 0. */
export interface Equations {
  rows: readonly (readonly number[])[];
  totals: readonly number[];
}

/**
 * The least and the greatest value that a sum of unknowns (`weights` says which) can have, as a linear
 * program knows it: what an attacker with every published figure can find out. By the two-phase
 * simplex method on the whole tableau, with Bland's rule, which never runs in circles.
 */
export function boundsOf(
  equations: Equations,
  weights: readonly number[],
): { least: number; most: number } {
  return {
    least: -greatest(equations, weights.map((each) => -each)),
    most: greatest(equations, weights),
  };
}

function greatest({ rows, totals }: Equations, objective: readonly number[]): number {
  const count = objective.length;
  // An artificial variable for each equation, which the first phase brings to zero.
  const tableau = rows.map((row, place) => {
    const sign = totals[place]! < 0 ? -1 : 1;
    const artificial = rows.map((_, other) => other === place ? 1 : 0);
    return [...row.map((each) => each * sign), ...artificial, totals[place]! * sign];
  });
  const basis = rows.map((_, place) => count + place);
  const first = [...objective.map(() => 0), ...rows.map(() => -1)];
  if (maximise(tableau, basis, first) < -EPSILON) throw new Error("the equations have no solution");
  for (const [place, variable] of basis.entries()) {
    const enters = tableau[place]!.findIndex((each, index) =>
      index < count && Math.abs(each) > EPSILON
    );
    if (variable >= count && enters >= 0) pivot(tableau, basis, { place, enters });
  }
  const kept = basis.flatMap((variable, place) => variable < count ? [place] : []);
  const reduced = kept.map((
    place,
  ) => [...tableau[place]!.slice(0, count), tableau[place]!.at(-1)!]);
  return maximise(reduced, kept.map((place) => basis[place]!), objective);
}

/** Answers the greatest value, `Infinity` when there is none. */
function maximise(tableau: number[][], basis: number[], objective: readonly number[]): number {
  for (;;) {
    const enters = objective.findIndex((gain, index) => {
      const spent = tableau.reduce(
        (sum, row, place) => sum + objective[basis[place]!]! * row[index]!,
        0,
      );
      return gain - spent > EPSILON;
    });
    if (enters < 0) {
      return tableau.reduce((sum, row, place) => sum + objective[basis[place]!]! * row.at(-1)!, 0);
    }
    let place = -1;
    let least = Infinity;
    for (const [each, row] of tableau.entries()) {
      if (row[enters]! <= EPSILON) continue;
      const ratio = row.at(-1)! / row[enters]!;
      const isFirst = Math.abs(ratio - least) <= EPSILON && basis[each]! < basis[place]!;
      if (ratio < least - EPSILON || isFirst) [place, least] = [each, ratio];
    }
    if (place < 0) return Infinity;
    pivot(tableau, basis, { place, enters });
  }
}

function pivot(
  tableau: number[][],
  basis: number[],
  { place, enters }: { place: number; enters: number },
): void {
  const divisor = tableau[place]![enters]!;
  const row = tableau[place] = tableau[place]!.map((each) => each / divisor);
  for (const [other, each] of tableau.entries()) {
    const factor = each[enters]!;
    if (other === place || factor === 0) continue;
    tableau[other] = each.map((value, index) => value - factor * row[index]!);
  }
  basis[place] = enters;
}
