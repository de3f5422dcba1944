/** From `from` to below `to`; the last class holds its `to` as well. */
export interface ValueClass {
  from: number;
  to: number;
}

const CLASSES = 5;
/** Widths of a class, and what the first class begins at a multiple of, by powers of ten. */
const WIDTHS = [
  { width: 1, start: 1 },
  { width: 2, start: 2 },
  { width: 3, start: 1 },
  { width: 5, start: 5 },
];
/** Finer steps than a tenth say nothing that a map could show. */
const FINEST_EXPONENT = -1;

/**
 * Five classes of one width with round bounds around `values`, as a map's legend names them. `limit`
 * is what no value can pass (100 for percent): the classes then end there at the latest. What is not
 * a finite number is left out.
 */
export function classBreaks(values: readonly number[], limit = Infinity): ValueClass[] {
  const known = values.filter(Number.isFinite);
  if (known.length === 0) return [];
  const [least, most] = [Math.min(...known), Math.max(...known)];
  for (let exponent = FINEST_EXPONENT;; exponent++) {
    const unit = 10 ** exponent;
    for (const { width, start } of WIDTHS) {
      const bounds = boundsOf({ least, limit, width: width * unit, start: start * unit });
      if (bounds.at(-1)! >= most) return classesOf(bounds);
    }
  }
}

/** Which of `classes` a value is in, from 0; values beyond the ends are in the first or the last. */
export function classOf(value: number, classes: readonly ValueClass[]): number {
  const index = classes.findIndex(({ to }) => value < to);
  return index === -1 ? classes.length - 1 : index;
}

interface Steps {
  least: number;
  limit: number;
  width: number;
  start: number;
}

function boundsOf({ least, limit, width, start }: Steps): number[] {
  const highest = Math.max(0, limit - CLASSES * width);
  const lowest = Math.floor(tidy(Math.min(least, highest) / start)) * start;
  return Array.from({ length: CLASSES + 1 }, (_, i) => tidy(lowest + i * width));
}

function classesOf(bounds: readonly number[]): ValueClass[] {
  return bounds.slice(1).map((to, i) => ({ from: bounds[i]!, to }));
}

/** 0.30000000000000004 is 0.3. */
function tidy(value: number): number {
  return Number.isFinite(value) ? Number(value.toPrecision(12)) : value;
}
