import { type RawBuilder, sql } from "kysely";
import type { MunicipalityTransaction } from "../tenant.ts";
import type { MatchKey, NameMatchKey } from "./asked_question.ts";

interface Match {
  position: number;
  id: string;
}

/**
 * The people of a municipality who are exactly as each key says, by the key's position. A record
 * that was merged into another one is left out; a 転出／死亡フラグ is no reason to be.
 */
export async function listMatches(
  tx: MunicipalityTransaction,
  municipalityCode: string,
  keys: readonly MatchKey[],
): Promise<string[][]> {
  const matches: string[][] = keys.map(() => []);
  for (const query of [namedQuery(municipalityCode, keys), numberedQuery(municipalityCode, keys)]) {
    const { rows } = query ? await query.execute(tx) : { rows: [] };
    for (const { position, id } of rows) matches[position]!.push(id);
  }
  return matches;
}

/** Undefined when no key is one by name. */
export function namedQuery(
  code: string,
  keys: readonly MatchKey[],
): RawBuilder<Match> | undefined {
  const named = keys.flatMap((key, position) => isNamed(key) ? [{ ...key, position }] : []);
  if (named.length === 0) return undefined;
  return sql<Match>`
    select asked.position, recipient.id
    from unnest(
      ${named.map(({ position }) => position)}::integer[],
      ${named.map(({ nameKey }) => nameKey)}::text[],
      ${named.map(({ birthDate }) => birthDate)}::text[]::date[],
      ${named.map(({ sex }) => sex)}::text[]
    ) as asked (position, name_key, birth_date, sex)
    join recipient on recipient.municipality_code = ${code}
      and recipient.name_key = asked.name_key and recipient.birth_date = asked.birth_date
      and recipient.sex = asked.sex
    where asked.name_key <> '' and not ${isAbsorbed(code)}
    order by asked.position, recipient.resident_number_key`;
}

/** Undefined when no key is a My Number's. */
export function numberedQuery(
  code: string,
  keys: readonly MatchKey[],
): RawBuilder<Match> | undefined {
  const numbered = keys.flatMap((key, position) => isNamed(key) ? [] : [{ ...key, position }]);
  if (numbered.length === 0) return undefined;
  const hexadecimal = numbered.map(({ myNumberIndex }) =>
    Buffer.from(myNumberIndex).toString("hex")
  );
  // Decoded apart: a join on decode(…) would be no condition of the index below row-level security.
  return sql<Match>`
    with asked as materialized (
      select position, decode(hexadecimal, 'hex') as my_number_index
      from unnest(
        ${numbered.map(({ position }) => position)}::integer[], ${hexadecimal}::text[]
      ) as given (position, hexadecimal)
    )
    select asked.position, recipient.id
    from asked join recipient on recipient.municipality_code = ${code}
      and recipient.my_number_index = asked.my_number_index
    where not ${isAbsorbed(code)}
    order by asked.position, recipient.resident_number_key`;
}

function isNamed(key: MatchKey): key is NameMatchKey {
  return "nameKey" in key;
}

function isAbsorbed(code: string): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from merge where merge.municipality_code = ${code}
      and merge.absorbed_id = recipient.id and merge.undone_change_id is null
  )`;
}
