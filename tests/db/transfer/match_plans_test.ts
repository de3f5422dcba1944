import assert from "node:assert/strict";
import { type RawBuilder, sql } from "kysely";
import { inMunicipality } from "../../../db/tenant.ts";
import type { MatchKey } from "../../../db/transfer/asked_question.ts";
import { listMatches, namedQuery, numberedQuery } from "../../../db/transfer/list_matches.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";

const PEOPLE = 30_000;
const database = await aDatabase();
const act = anAct();
const code = act.actor.municipalityCode;
const owner = ownerSql(database);
await upload(database, act, { content: [aRecipient()] });
await owner`
  insert into recipient (municipality_code, resident_number_key, resident_number, family_kana,
    family_key, birth_date, sex, my_number_sealed, my_number_index, change_id)
  select municipality_code, 'p' || number, 'p' || number, name, name,
    date '1920-01-01' + number % 36500, 'male', number::text::bytea,
    sha256(number::text::bytea), change_id
  from recipient, generate_series(1, ${PEOPLE}) as number,
    translate(lpad(number::text, 5, '0'), '0123456789', 'アイウエオカキクケコ') as name`;
await owner`analyze recipient`;

const named: MatchKey[] = [
  { nameKey: "アイウエオ", birthDate: "1923-05-18", sex: "male" },
  { nameKey: "アイウエカ", birthDate: "1923-05-19", sex: "male" },
];
const numbered: MatchKey[] = [1, 2].map((byte) => ({
  myNumberIndex: new Uint8Array(16).fill(byte),
}));

async function planOf(query: RawBuilder<unknown>): Promise<string> {
  const { rows } = await inMunicipality(database.register, code, async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    return await sql<Record<string, string>>`explain ${query}`.execute(tx);
  });
  return rows.map((row) => row["QUERY PLAN"]).join("\n");
}

const queries: [what: string, query: RawBuilder<unknown> | undefined, column: RegExp][] = [
  ["names", namedQuery(code, named), /municipality_code.*(name_key|birth_date)/],
  ["My Numbers", numberedQuery(code, numbered), /municipality_code.*my_number_index/],
];
for (const [what, query, column] of queries) {
  Deno.test(`${what}: one look into the index for each question, below row-level security`, async () => {
    const plan = await planOf(query!);
    const conditions = plan.match(/Index Cond: .*/g) ?? [];
    assert.ok(conditions.some((condition) => column.test(condition)), plan);
    assert.doesNotMatch(plan, /Seq Scan on recipient/, plan);
  });
}

Deno.test("many questions of both kinds are each answered for themselves, in their order", async () => {
  const people = await owner<
    { id: string; name_key: string; birth_date: string; index: Uint8Array }[]
  >`
    select id, name_key, birth_date::text, my_number_index as index from recipient
    where municipality_code = ${code} and resident_number ~ '^p' order by id limit 400`;
  const keys: MatchKey[] = people.map(({ name_key, birth_date, index }, place) => {
    if (place % 2 === 0) return { myNumberIndex: index };
    // Every third name is asked with another sex, which nobody has.
    const sex = place % 3 === 0 ? "female" : "male";
    return { nameKey: name_key, birthDate: birth_date, sex };
  });
  const matches = await inMunicipality(
    database.register,
    code,
    (tx) => listMatches(tx, code, keys),
  );
  assert.deepEqual(
    matches,
    people.map(({ id }, place) => place % 2 === 1 && place % 3 === 0 ? [] : [id]),
  );
});
