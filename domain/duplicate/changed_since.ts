import {
  type ComparedPair,
  MERGE_SIDES,
  type MergeSide,
  type RowWriting,
} from "./compared_pair.ts";

/** Something of either record that is not as the page showed it. */
export interface ChangedRow {
  side: MergeSide;
  what: string;
  /** Undefined when it is no longer part of the record. */
  writing: RowWriting | undefined;
}

interface VersionedRow {
  id: string;
  version: number;
  what: string;
}

/** The versions of all rows of both records, for the form to bring back. */
export function seenVersions(pair: ComparedPair): string {
  return MERGE_SIDES.flatMap((side) =>
    rowsOf(pair, side).map(({ id, version }) => `${side}:${id}:${version}`)
  ).join(",");
}

/** What somebody has changed since `seen` was made by `seenVersions`; nothing when all is the same. */
export function changedSince(seen: string, pair: ComparedPair): ChangedRow[] {
  const before = new Map(
    seen.split(",").map((row) => {
      const [side, id, version] = row.split(":");
      return [`${side}:${id}`, version] as const;
    }),
  );
  const changed: ChangedRow[] = [];
  for (const side of MERGE_SIDES) {
    for (const { id, version, what } of rowsOf(pair, side)) {
      const isSame = before.get(`${side}:${id}`) === String(version);
      before.delete(`${side}:${id}`);
      if (!isSame) changed.push({ side, what, writing: pair[side].writings.get(id) });
    }
  }
  for (const gone of before.keys()) {
    const side = MERGE_SIDES.find((each) => gone.startsWith(`${each}:`));
    if (side) {
      changed.push({ side, what: "この記録を離れた接種券または接種記録", writing: undefined });
    }
  }
  return changed;
}

function rowsOf(pair: ComparedPair, side: MergeSide): VersionedRow[] {
  const { person, tickets, doses, withdrawnDoses } = pair[side];
  return [
    { ...person, what: "個人の情報" },
    ...tickets.map((ticket) => ({ ...ticket, what: `接種券（券番号${ticket.ticketNumber}）` })),
    ...doses.map((dose) => ({ ...dose, what: `${dose.doseNumber}回目の接種記録` })),
    ...withdrawnDoses.map((dose) => ({
      ...dose,
      what: `${dose.doseNumber}回目の接種記録（削除済み）`,
    })),
  ];
}
