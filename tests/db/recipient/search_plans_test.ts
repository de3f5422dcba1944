import assert from "node:assert/strict";
import { sql } from "kysely";
import { nearQueries } from "../../../db/recipient/near_candidates.ts";
import { countQuery, keysInQuery, namedQuery } from "../../../db/recipient/two_slips_away.ts";
import { peopleAsAsked } from "../../../db/recipient/people_query.ts";
import { inMunicipality, type MunicipalityTransaction } from "../../../db/tenant.ts";
import type { NameSearch } from "../../../domain/recipient/name_search.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";

/*
 * Below row-level security PostgreSQL gives an index only what cannot leak a row of others; anything
 * else it tries on every row of the municipality. These tests fail when a query is of that kind:
 * also with other scans switched off, which a small table makes tempting, it finds no index.
 */
const PEOPLE = 30_000;
const database = await aDatabase();
const act = anAct();
const code = act.actor.municipalityCode;
const owner = ownerSql(database);
await upload(database, act, { content: [aRecipient()] });
// A name and nearly a birth date for each: names of five kana, as digits are written.
await owner`
  insert into recipient (municipality_code, resident_number_key, resident_number, family_kana,
    family_key, birth_date, sex, change_id)
  select municipality_code, 'p' || number, 'p' || number, name, name,
    date '1920-01-01' + number % 36500, 'male', change_id
  from recipient, generate_series(1, ${PEOPLE}) as number,
    translate(lpad(number::text, 5, '0'), '0123456789', 'アイウエオカキクケコ') as name`;
await owner`analyze recipient`;

const SEARCH: NameSearch = { nameKey: "アイウエオ", birthDate: "1956-11-04", sex: "male" };

async function plansOf(search: NameSearch): Promise<string[]> {
  return await inMunicipality(database.register, code, async (tx) => {
    await preferIndexes(tx);
    const exact = peopleAsAsked(tx, code, search).select("recipient.id");
    const plans = [];
    for (const query of [exact, ...nearQueries(tx, code, search)]) plans.push(await planOf(query));
    return plans;
  });
}

async function preferIndexes(tx: MunicipalityTransaction): Promise<void> {
  await sql`set local enable_seqscan = off`.execute(tx);
  await sql`set local enable_bitmapscan = off`.execute(tx);
}

/** The hundreds of names asked for at once left out. */
async function planOf(query: { explain(): Promise<Record<string, unknown>[]> }): Promise<string> {
  const lines = (await query.explain()).map((line) => line["QUERY PLAN"]);
  return lines.join("\n").replaceAll(/\{[^}]{200,}\}/g, "{…}");
}

const searches: [what: string, search: NameSearch, keys: RegExp[]][] = [
  ["name, birth date and sex", SEARCH, [
    /name_key|birth_date/,
    /birth_date/,
    /name_key/,
    /name_key/,
  ]],
  ["a name alone", { ...SEARCH, birthDate: null, sex: null }, [
    /name_key/,
    /name_key/,
    /name_key/,
    /name_key/,
  ]],
  ["a birth date alone", { ...SEARCH, nameKey: null, sex: null }, [/birth_date/, /birth_date/]],
];

for (const [what, search, keys] of searches) {
  Deno.test(`${what}: every query goes through an index, below row-level security`, async () => {
    const plans = await plansOf(search);
    assert.equal(plans.length, keys.length);
    for (const [place, plan] of plans.entries()) {
      const [condition = ""] = /Index Cond: .*/.exec(plan) ?? [];
      assert.match(condition, /municipality_code/, plan);
      assert.match(condition, keys[place]!, plan);
      assert.doesNotMatch(plan, /Seq Scan/);
    }
  });
}

const NEAR = "アイウエオ";
const farQueries = {
  counts: countQuery(code, [{ beginning: "ア", most: 300 }, { beginning: "アイ", most: 1 }]),
  keys: keysInQuery(code, [{ begins: "アイ", ends: "オ", longest: 6 }]),
  people: namedQuery(code, { keys: [NEAR, "アイウエカ"], most: 9 }),
};
for (const [what, query] of Object.entries(farQueries)) {
  Deno.test(`two kana away, ${what}: one look into the index for each beginning`, async () => {
    const { rows } = await inMunicipality(database.register, code, async (tx) => {
      await preferIndexes(tx);
      return await sql<Record<string, string>>`explain ${query}`.execute(tx);
    });
    const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
    assert.match(plan, /Nested Loop/);
    assert.match(plan, /Index (Only )?Scan using recipient_name on recipient/, plan);
    const [condition = ""] = /Index Cond: .*/.exec(plan) ?? [];
    assert.match(condition, /municipality_code.*name_key/, plan);
    assert.doesNotMatch(plan, /Seq Scan|Hash Join|Merge Join/, plan);
  });
}

Deno.test("the role asked is the application's, to which row-level security applies", async () => {
  await inMunicipality(database.register, code, async (tx: MunicipalityTransaction) => {
    const rows = await tx.selectFrom("recipient").select("id").execute();
    assert.equal(rows.length, PEOPLE + 1);
  });
  const outside = await database.register.selectFrom("recipient").select("id").execute();
  assert.deepEqual(outside, []);
});
