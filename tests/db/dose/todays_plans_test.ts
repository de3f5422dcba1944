import assert from "node:assert/strict";
import { todaysDoses } from "../../../db/dose/todays_doses.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aDose, aTicket, giveDose } from "./a_dose.ts";

const OTHERS = 40_000;
const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("a day's list goes through an index, below row-level security and whatever files brought", async () => {
  const act = anAct({ actor: anActor({ kind: "venue" }) });
  const { municipalityCode } = act.actor;
  const id = await giveDose(database, act, aDose(aTicket(municipalityCode)));
  // Of another account, of a file, of earlier days; withdrawn, so that one ticket can bear them all.
  await owner`
    insert into dose select row.*
    from dose, generate_series(1, ${OTHERS}) as number,
      jsonb_populate_record(dose, jsonb_build_object(
        'id', gen_random_uuid(), 'withdrawn_at', registered_at, 'client_key', null,
        'registered_at', registered_at - interval '1 hour' * (number % 1000),
        'account_id', case number % 2 when 0 then account_id else gen_random_uuid() end,
        'source', case number % 3 when 0 then 'venue' else 'upload' end)) as row
    where dose.id = ${id}`;
  await owner`analyze dose`;
  const plan = await inMunicipality(database.register, municipalityCode, async (tx) => {
    const lines = await todaysDoses(tx, act.actor, act.at).explain();
    return lines.map((line) => line["QUERY PLAN"]).join("\n");
  });
  assert.match(plan, /dose_by_account/, plan);
  assert.match(plan, /Index Cond: .*place_code.*account_id.*registered_at/, plan);
  assert.doesNotMatch(plan, /Seq Scan/, plan);
});
