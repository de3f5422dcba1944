import type { Kysely } from "kysely";
import { runStatements } from "./run_statements.ts";

/** 照会 by birth date, exact or with day and month swapped; and the search keys as folded from now on. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await runStatements(
    db,
    `
create index recipient_birth_date on recipient (municipality_code, birth_date, name_key);
`,
  );
  await refoldKeys(db);
}

/**
 * `nameKey` now also leaves out apostrophes, accents and voiced marks that stand alone, and writes out
 * ヽ ヾ, small Ainu kana and ヷヸヹヺ: keys that were stored with them would no longer be found. A key
 * is derived from the kana beside it, so this is no change of the record and has no history.
 */
export async function refoldKeys(db: Kysely<unknown>): Promise<void> {
  const tables = [["recipient", ""], ["recipient_history", ", name_key = family.key || given.key"]];
  await runStatements(
    db,
    REFOLDED + tables.map(([table, nameKey]) => `
update ${table} as stored set family_key = family.key, given_key = given.key ${nameKey}
from ${table} as old
  cross join lateral (select pg_temp.refolded(old.family_key) as key) as family
  cross join lateral (select pg_temp.refolded(old.given_key) as key) as given
where old.municipality_code = stored.municipality_code and old.id = stored.id
  and old.version = stored.version and old.name_key !~ '^[ア-ヴA-Z]*$';

`).join(""),
  );
}

const SMALL = "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
const LARGE = "クシストヌハヒフヘホムラリルレロ";
/** As `nameKey` folds what it left in its keys before. */
const REFOLDED = `
create or replace function pg_temp.refolded(key text) returns text language sql immutable as $$
select regexp_replace(translate(replace(replace(replace(replace(normalize(regexp_replace(normalize(
  translate(
    regexp_replace(
      regexp_replace(
        regexp_replace(normalize(key, nfc), '(.)[ゝヽ]', '\\1\\1', 'g'),
        '(.)[ゞヾ]', '\\1\\1' || chr(12441), 'g'),
      '[''’ヽヾゝゞ]', '', 'g'),
    '${SMALL}', '${LARGE}'), nfd), '[' || chr(768) || '-' || chr(879) || ']', '', 'g'), nfc),
  'ヷ', 'ヴア'), 'ヸ', 'ヴイ'), 'ヹ', 'ヴエ'), 'ヺ', 'ヴオ'),
  'ヂヅヰヱヲ', 'ジズイエオ'), '[' || chr(12441) || chr(12442) || ']', '', 'g')
$$;

`;
