import { type RawBuilder, sql } from "kysely";

/** What a row says, besides whose it is and which version of it this is. */
const CONTENT = {
  recipient: [
    "resident_number",
    "family_name",
    "given_name",
    "family_kana",
    "given_kana",
    "family_key",
    "given_key",
    "birth_date",
    "sex",
    "status",
    "my_number_sealed",
    "my_number_index",
  ],
  ticket: ["resident_number_key", "state"],
  dose: [
    "ticket_number",
    "kind",
    "dose_number",
    "vaccinated_on",
    "venue_name",
    "doctor_name",
    "vaccine_code",
    "vaccine_maker",
    "lot_number",
    "place_code",
    "source",
    "registered_at",
    "withdrawn_at",
  ],
} as const;

export type VersionedTable = keyof typeof CONTENT;

/** A change of one municipality. */
export interface OneChange {
  municipalityCode: string;
  changeId: string;
}

/**
 * Live rows that stand as the change wrote them: nobody has touched them since, or the undo of a
 * later change has put back what this one wrote.
 */
export function asWritten(
  table: VersionedTable,
  { municipalityCode, changeId }: OneChange,
): RawBuilder<unknown> {
  const content = (row: string) =>
    sql.join(CONTENT[table].map((name) => sql.ref(`${row}.${name}`)));
  return sql`(
    select live.* from ${sql.table(table)} as live
    where live.municipality_code = ${municipalityCode} and live.change_id = ${changeId}
    union all
    select live.* from ${replacedVersions(table, { municipalityCode, changeId })} as past
    join ${sql.table(table)} as live
      on live.municipality_code = ${municipalityCode} and live.id = past.id
    join change on change.municipality_code = ${municipalityCode}
      and change.id = live.change_id and change.kind = 'undo'
    where (${content("live")}) is not distinct from (${content("past")})
  )`;
}

/** What the change wrote and a later one replaced. */
export function replacedVersions(
  table: VersionedTable,
  { municipalityCode, changeId }: OneChange,
): RawBuilder<unknown> {
  return sql`(
    select * from ${sql.table(`${table}_history`)}
    where municipality_code = ${municipalityCode}
      and change_id = ${changeId} and replaced_by <> ${changeId}
  )`;
}

/** What the change replaced. A row without such a version was added by it. */
export function formerVersions(
  table: VersionedTable,
  { municipalityCode, changeId }: OneChange,
): RawBuilder<unknown> {
  return sql`(
    select * from ${sql.table(`${table}_history`)}
    where municipality_code = ${municipalityCode}
      and replaced_by = ${changeId} and change_id <> ${changeId}
  )`;
}

/** The columns of `CONTENT`, each set to what it is in `from`. */
export function contentOf(table: VersionedTable, from: string): RawBuilder<unknown> {
  return sql.join(
    CONTENT[table].map((name) => sql`${sql.ref(name)} = ${sql.ref(`${from}.${name}`)}`),
  );
}
