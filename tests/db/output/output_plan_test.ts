import assert from "node:assert/strict";
import { connect } from "../../../db/connection.ts";
import { OUTPUT_SETTINGS } from "../../../db/output/copy_rows.ts";
import { lookupLastOutput } from "../../../db/output/last_output.ts";
import { outputQuery } from "../../../db/output/output_query.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import type { OutputKind } from "../../../domain/output/output_kind.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { ownerSql } from "../owner_sql.ts";
import { anOutputChoice, output } from "./an_output.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const act = anAct();
const code = act.actor.municipalityCode;

await output(database, act);
await owner`analyze`; // as it is in the morning: PostgreSQL believes that nothing waits
await giveDose(database, act, aDose(aTicket(code)));
const since = await inMunicipality(
  database.register,
  code,
  (tx) => lookupLastOutput(tx, code, anOutputChoice().doseCount),
);

for (
  const [what, kind, last] of [
    ["of everybody", "register", undefined],
    ["of what has changed", "register", since],
    ["of what waits", "waiting", undefined],
  ] as [string, OutputKind, typeof since][]
) {
  Deno.test(`an output ${what} looks at nobody more than once, whatever came since the last look`, async () => {
    const { period, doseCount } = anOutputChoice({ kind });
    const query = outputQuery({ kind, period, doseCount, municipalityCode: code, since: last });
    const app = connect(database.address, "vrs_app", 1);
    try {
      const connection = await app.reserve();
      await connection.unsafe(
        `begin; set local vrs.municipality = '${code}'; ${OUTPUT_SETTINGS}`,
      );
      const rows = await connection.unsafe(`explain ${query}`);
      const plan = rows.map((row) => row["QUERY PLAN"]).join("\n");
      assert.match(plan, /Join/);
      assert.doesNotMatch(plan, /Nested Loop/);
    } finally {
      await app.end({ timeout: 0 });
    }
  });
}
