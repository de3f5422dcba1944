/** What a total is the sum of: parts, which may have parts themselves. */
export type AxisPart = string | { label: string; parts: readonly AxisPart[] };

/** One direction of a table: the total, all its parts and what they consist of. */
export interface Axis {
  /** Of every node, parents before their parts; the first is the total. */
  labels: readonly string[];
  /** The nodes that have no parts. */
  leaves: readonly number[];
  /** From each node up to the total, itself first. */
  upwards: readonly (readonly number[])[];
}

/**
 * One unit that goes to the leaf `plus`, and comes from the leaf `minus` unless it is a new one.
 * `nodes` are all those that it makes greater or smaller: the total and what both leaves belong to
 * stay as they were.
 */
export interface Shift {
  plus: number;
  minus: number | undefined;
  nodes: readonly number[];
}

/** `axisOf("計", ["男", "女"])`. A part's label names it among all of the axis. */
export function axisOf(total: string, parts: readonly AxisPart[]): Axis {
  const labels: string[] = [];
  const leaves: number[] = [];
  const upwards: number[][] = [];
  const add = (part: AxisPart, above: readonly number[]) => {
    const node = labels.length;
    labels.push(typeof part === "string" ? part : part.label);
    upwards.push([node, ...above]);
    if (typeof part === "string") leaves.push(node);
    else for (const each of part.parts) add(each, upwards[node]!);
  };
  add({ label: total, parts }, []);
  return { labels, leaves, upwards };
}

/** Every shift that makes `node` greater. */
export function shiftsOf({ leaves, upwards }: Axis, node: number): Shift[] {
  const isUnder = (leaf: number) => upwards[leaf]!.includes(node);
  const others = leaves.filter((leaf) => !isUnder(leaf));
  return leaves.filter(isUnder).flatMap((plus) => [
    ...others.map((minus) => ({ plus, minus, nodes: nodesBetween(upwards, plus, minus) })),
    { plus, minus: undefined, nodes: upwards[plus]! },
  ]);
}

/** All nodes above one of the two leaves, or the leaf itself, but not those above both. */
function nodesBetween(upwards: Axis["upwards"], one: number, other: number): number[] {
  const [ofOne, ofOther] = [upwards[one]!, upwards[other]!];
  return [
    ...ofOne.filter((node) => !ofOther.includes(node)),
    ...ofOther.filter((node) => !ofOne.includes(node)),
  ];
}
