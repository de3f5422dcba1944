/** One version of a row. */
interface RowVersion {
  id: string;
  version: number;
}

/** As much of a `PersonRecord` as tells one from another. */
export interface RecordRows {
  person: RowVersion | undefined;
  tickets: readonly RowVersion[];
  doses: readonly RowVersion[];
  withdrawnDoses: readonly RowVersion[];
}

/**
 * Names every row of a record with its version: the same text, the very same record. Random ids
 * only, so it may stand in a form.
 */
export function recordFingerprint(
  { person, tickets, doses, withdrawnDoses }: RecordRows,
): string {
  const rows = [...(person ? [person] : []), ...tickets, ...doses, ...withdrawnDoses];
  return rows.map(({ id, version }) => `${id}:${version}`).toSorted().join(" ");
}
