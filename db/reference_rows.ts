import { type Kysely, sql } from "kysely";
import { MUNICIPALITIES, PREFECTURES } from "../domain/municipality/municipality_master.ts";

/** Writes the master lists the domain carries into their tables: adds and renames, never deletes. */
export async function refreshReferenceRows(owner: Kysely<unknown>): Promise<void> {
  await sql`
    insert into prefecture (code, name, kana)
    select code, name, kana
    from jsonb_to_recordset(${PREFECTURES}::jsonb) as p (code text, name text, kana text)
    on conflict (code) do update set name = excluded.name, kana = excluded.kana`.execute(owner);
  await sql`
    insert into municipality (code, prefecture_code, name, district, kana)
    select code, "prefectureCode", name, district, kana
    from jsonb_to_recordset(${MUNICIPALITIES}::jsonb)
      as m (code text, "prefectureCode" text, name text, district text, kana text)
    on conflict (code) do update
    set name = excluded.name, district = excluded.district, kana = excluded.kana`.execute(owner);
}
