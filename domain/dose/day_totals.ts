import type { TicketKind } from "../ticket/ticket_kind.ts";

/** How many doses of a day agree in all that they are counted by. */
export interface DayCount {
  kind: TicketKind;
  doseNumber: number;
  /** Null, as is the lot, of an examination. */
  vaccineMaker: string | null;
  lotNumber: string | null;
  doctorName: string;
  venueName: string;
  count: number;
}

/** A line of a table of totals: what it counts, and how many. */
export interface DayTotal {
  names: string[];
  count: number;
}

/** The totals of a day, by the columns `namesOf` answers; in the order of these. */
export function totalsBy(
  counts: readonly DayCount[],
  namesOf: (count: DayCount) => string[],
): DayTotal[] {
  const totals = new Map<string, DayTotal>();
  for (const counted of counts) {
    const names = namesOf(counted);
    const key = JSON.stringify(names);
    const { count } = totals.get(key) ?? { count: 0 };
    totals.set(key, { names, count: count + counted.count });
  }
  return [...totals.values()].toSorted((a, b) => inOrder(a.names, b.names));
}

function inOrder(a: readonly string[], b: readonly string[]): number {
  const column = a.findIndex((name, index) => name !== b[index]);
  return column === -1 ? 0 : a[column]!.localeCompare(b[column]!, "ja", { numeric: true });
}

export function sumOf(counts: readonly { count: number }[]): number {
  return counts.reduce((sum, { count }) => sum + count, 0);
}

/** Doses given. */
export function vaccinationsOf(counts: readonly DayCount[]): DayCount[] {
  return counts.filter(({ kind }) => kind === "vaccination");
}

/** 予診のみ. */
export function examinationsOf(counts: readonly DayCount[]): DayCount[] {
  return counts.filter(({ kind }) => kind === "examination");
}
