import { type RawBuilder, sql } from "kysely";
import { japanToday } from "../../domain/date/plain_date.ts";
import type { MunicipalityTransaction } from "../tenant.ts";

interface Asked {
  /** Recipient ids. */
  ids: readonly string[];
  at: Date;
}

/** Which of these people are under 支援措置 at that time (set, not released, not ended). */
export async function protectedAmong(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  { ids, at }: Asked,
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const { rows } = await sql<{ id: string }>`
    select id from ${protectedPeople(municipalityCode, at)} as protected
    where id = any(${[...ids]}::uuid[])`.execute(tx);
  return new Set(rows.map(({ id }) => id));
}

/**
 * `id` of every recipient under 支援措置 on the Japanese day of `at`. Two records that were merged are
 * one person: what protects either protects both, until the merge is taken back.
 */
export function protectedPeople(municipalityCode: string, at: Date): RawBuilder<unknown> {
  return sql`(
    with recursive person (id) as (
      select recipient_id from protection
      where municipality_code = ${municipalityCode} and released_at is null
        and (ends_on is null or ends_on >= ${japanToday(at)}::date)
      union
      select case when merge.kept_id = person.id then merge.absorbed_id else merge.kept_id end
      from person join merge on merge.municipality_code = ${municipalityCode}
        and merge.undone_change_id is null and person.id in (merge.kept_id, merge.absorbed_id)
    )
    select id from person
  )`;
}
