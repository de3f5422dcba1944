import assert from "node:assert/strict";
import { PostgresJSDialect } from "kysely-postgres-js";
import { Kysely } from "kysely";
import fc from "fast-check";
import { refoldKeys } from "../../../db/migrations/0009_search_people.ts";
import { nameKey } from "../../../domain/recipient/name_key.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const kysely = new Kysely<unknown>({ dialect: new PostgresJSDialect({ postgres: owner }) });

/** What the former folding could leave in a key: it knew no apostrophe, accent or iteration mark. */
const FORMERLY_STORED = [
  ..."アカガサジツトフハミウアヂ",
  ..."'’ヽヾゝゞㇰㇷㇿヷヺÉÑAZ",
  "\u3099",
  "\u309a",
];

Deno.test("keys stored before are folded as nameKey folds now, in the register and its history", async () => {
  const act = anAct();
  const keys = fc.sample(
    fc.array(fc.constantFrom(...FORMERLY_STORED)).map((letters) => letters.join("")),
    { numRuns: 300, seed: 9 },
  );
  await upload(database, act, { content: keys.map(() => aRecipient({ ticketNumber: "" })) });
  const code = act.actor.municipalityCode;
  const ids = (await owner`select id from recipient where municipality_code = ${code}`)
    .map(({ id }) => id);
  const given = keys.toReversed();
  await owner`
    update recipient set family_key = n.family, given_key = n.given
    from unnest(${ids}::uuid[], ${keys}::text[], ${given}::text[]) as n (id, family, given)
    where recipient.id = n.id`;
  await owner`insert into recipient_history select *, change_id from recipient`;

  await kysely.transaction().execute(refoldKeys);

  for (const table of ["recipient", "recipient_history"]) {
    const rows = await owner`
      select family_key, given_key, name_key
      from ${owner(table)} join unnest(${ids}::uuid[]) with ordinality as n (id, place) using (id)
      order by place`;
    const folded = keys.map((key, place) => ({
      family_key: nameKey(key, ""),
      given_key: nameKey(given[place]!, ""),
      name_key: nameKey(key, given[place]!),
    }));
    assert.deepEqual([...rows], folded, table);
  }
});
