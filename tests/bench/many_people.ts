import type { Sql } from "postgres";
import { connect, type DatabaseAddress } from "../../db/connection.ts";
import { fictionalPeople, type FictionalPerson } from "../../db/demo/fictional_people.ts";
import { MUNICIPALITIES } from "../../domain/municipality/municipality_master.ts";
import { nameKey } from "../../domain/recipient/name_key.ts";
import { BENCH_MUNICIPALITY, benchAct } from "./bench_act.ts";

export interface Spread {
  /** Of the people, in `BENCH_MUNICIPALITY`. */
  shareOfBench: number;
  /** That share the others evenly. */
  otherMunicipalities: number;
}

/** Of 5,000,000 as many as the largest municipality has. */
const LARGEST: Spread = { shareOfBench: 0.74, otherMunicipalities: 20 };
/** People whose family names, given names and birth dates are mixed; common names come more often. */
const POOL = 20_000;

/** How many people each municipality has, by code; they are numbered from 1 in this order. */
export type MunicipalitySizes = ReadonlyMap<string, number>;

/**
 * Fills the register with people and an active ticket each, unless said otherwise most of them in
 * `BENCH_MUNICIPALITY`.
 */
export async function loadManyPeople(
  address: DatabaseAddress,
  people: number,
  spread = LARGEST,
): Promise<void> {
  await loadPeopleOf(address, sizesOf(people, spread));
}

/**
 * As the owner, so row-level security does not ask; without foreign keys asked
 * (`session_replication_role`), the indexes on names made afterwards, ids in the order of the rows.
 */
export async function loadPeopleOf(
  address: DatabaseAddress,
  sizes: MunicipalitySizes,
): Promise<void> {
  const sql = connect(address, "owner", 1);
  try {
    await sql`set session_replication_role = replica`;
    await sql`set synchronous_commit = off`;
    await sql`set maintenance_work_mem = '512MB'`;
    await sql`set work_mem = '256MB'`;
    await createPool(sql, fictionalPeople({ count: POOL, seed: 11 }));
    await openChanges(sql, sizes);
    const indexes = await dropIndexes(sql, ["recipient", "ticket"]);
    await insertPeople(sql);
    for (const { definition } of indexes) await sql.unsafe(definition);
    await sql`vacuum analyze recipient, ticket`;
  } finally {
    await sql.end();
  }
}

async function createPool(sql: Sql, people: readonly FictionalPerson[]): Promise<void> {
  await sql`
    create temp table pool (place serial, family_name text, family_kana text, family_key text,
      given_name text, given_kana text, given_key text, sex text, birth_date date)`;
  const rows = people.map((person) => [
    ...[person.familyName, person.familyKana, nameKey(person.familyKana, "")],
    ...[person.givenName, person.givenKana, nameKey(person.givenKana, "")],
    ...[person.sex, person.birthDate],
  ]);
  const columns = rows[0]!.map((_, column) => rows.map((row) => row[column]!));
  await sql.unsafe(
    `insert into pool (family_name, family_kana, family_key, given_name, given_kana, given_key, sex,
      birth_date) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
      $6::text[], $7::text[], $8::date[])`,
    columns,
  );
  await sql`create unique index on pool (place)`;
  await sql`analyze pool`;
}

function sizesOf(people: number, { shareOfBench, otherMunicipalities }: Spread): MunicipalitySizes {
  const largest = Math.floor(people * shareOfBench);
  const each = Math.floor((people - largest) / otherMunicipalities);
  const others = MUNICIPALITIES.map(({ code }) => code)
    .filter((code) => code !== BENCH_MUNICIPALITY).slice(0, otherMunicipalities);
  return new Map([[BENCH_MUNICIPALITY, largest], ...others.map((code) => [code, each] as const)]);
}

/** One change for each municipality, with the numbers of the people it brings. */
async function openChanges(sql: Sql, sizes: MunicipalitySizes): Promise<void> {
  const { actor } = benchAct();
  await sql`create temp table brought (code text, change_id uuid, first integer, last integer)`;
  let last = 0;
  for (const [code, size] of sizes) {
    const first = last + 1;
    last += size;
    await sql`
      with opened as (
        insert into change (municipality_code, id, kind, made_at, account_id, login_id,
          actor_municipality_code)
        values (${code}, gen_random_uuid(), 'upload', now(), ${actor.accountId}, ${actor.loginId},
          ${code})
        returning id)
      insert into brought select ${code}, id, ${first}, ${last} from opened`;
  }
}

/** Those that no constraint needs; answers how to make them again. */
export async function dropIndexes(
  sql: Sql,
  tables: readonly string[],
): Promise<{ definition: string }[]> {
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index left join pg_constraint on conindid = indexrelid
    where indrelid = any(${[...tables]}::regclass[]) and pg_constraint.oid is null`;
  for (const { name } of indexes) await sql`drop index ${sql(name)}`;
  return indexes;
}

async function insertPeople(sql: Sql): Promise<void> {
  // Keys that grow with the rows. Multiplying by a prime mixes names and dates without a pattern.
  const key = sql`(10000000 + number)::text`;
  const id = sql`('00000000-0000-7000-8000-' || lpad(to_hex(number), 12, '0'))::uuid`;
  await sql`
    insert into recipient (municipality_code, resident_number_key, id, resident_number,
      family_name, given_name, family_kana, given_kana, family_key, given_key, birth_date, sex,
      change_id)
    select code, ${key}, ${id}, lpad((10000000 + number)::text, 15, '0'),
      family.family_name, given.given_name, family.family_kana, given.given_kana,
      family.family_key, given.given_key, born.birth_date + (number % 353), given.sex, change_id
    from brought, generate_series(first, last) as number
      join pool as family on family.place = 1 + (number * 7919::bigint) % ${POOL}
      join pool as given on given.place = 1 + (number / 7 * 104729::bigint) % ${POOL}
      join pool as born on born.place = 1 + (number / 13 * 15485863::bigint) % ${POOL}`;
  await sql`
    insert into ticket (municipality_code, ticket_number, id, resident_number_key, state,
      change_id)
    select code, lpad(number::text, 10, '0'), ${id}, ${key}, 'active', change_id
    from brought, generate_series(first, last) as number`;
}
