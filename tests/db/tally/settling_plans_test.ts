import assert from "node:assert/strict";
import { sql } from "kysely";
import { settleTouched } from "../../../db/tally/settle_touched.ts";
import { inMunicipality, type MunicipalityTransaction } from "../../../db/tenant.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("settling looks up what was written to, and reads nobody else, however many they are", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const people = Array.from({ length: 3_000 }, () => aRecipient());
  await applyPeople(database, act, people);
  for (const { ticketNumber } of people.slice(0, 200)) {
    await giveDose(database, act, aDose(aTicket(code, { ticketNumber })));
  }
  await inMunicipality(database.register, code, (tx) => settleTouched(tx, code));
  await owner`analyze recipient, ticket, dose`;
  const [first, second] = people;
  await giveDose(database, act, aDose(aTicket(code, { ...first, doseNumber: 2 })));
  await applyPeople(database, act, [{ ...second!, sex: "1" }]);
  await inMunicipality(database.register, code, async (tx) => {
    const before = await rowsRead(tx);
    await settleTouched(tx, code);
    const after = await rowsRead(tx);
    for (const table of ["recipient", "ticket", "dose"]) {
      const rows = after.get(table)! - (before.get(table) ?? 0);
      assert.ok(rows > 0 && rows < 20, `${rows} of ${table}`);
    }
  });
});

/** By this connection, and not yet reported. */
async function rowsRead(tx: MunicipalityTransaction): Promise<Map<string, number>> {
  const { rows } = await sql<{ name: string; rows: number }>`
    select relname as name, seq_tup_read + idx_tup_fetch as rows from pg_stat_xact_user_tables`
    .execute(tx);
  return new Map(rows.map(({ name, rows }) => [name, rows]));
}
