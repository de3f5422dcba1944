import type { PersonRecord } from "./person_record.ts";

/**
 * Names every row of a record with its version: the same text, the very same record. Random ids
 * only, so it may stand in a form.
 */
export function recordFingerprint(
  { person, tickets, doses, withdrawnDoses }: PersonRecord,
): string {
  const rows = [...(person ? [person] : []), ...tickets, ...doses, ...withdrawnDoses];
  return rows.map(({ id, version }) => `${id}:${version}`).toSorted().join(" ");
}
