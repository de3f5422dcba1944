import assert from "node:assert/strict";
import { Kysely } from "kysely";
import { PostgresJSDialect } from "kysely-postgres-js";
import { connect } from "../../../db/connection.ts";
import { type Database, openDatabase } from "../../../db/database.ts";
import { migrate } from "../../../db/migrate.ts";
import { up as countVenueDays } from "../../../db/migrations/0036_count_venue_days.ts";
import { refreshReferenceRows } from "../../../db/reference_rows.ts";
import { listTotals } from "../../../db/tally/area_tallies.ts";
import { foldTallies } from "../../../db/tally/fold.ts";
import { listOwnStandings } from "../../../db/tally/own_tallies.ts";
import { verifyMunicipality } from "../../../db/tally/verify_tallies.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { NATION } from "../../../domain/tally/area.ts";
import { anOldDatabase, type OldDatabase } from "../an_old_database.ts";
import { fillRegister } from "./a_register.ts";

const CODES = ["122271", "131016"];

/** From before there were tallies, with a small register in two municipalities. */
async function aDatabaseWithoutTallies(): Promise<OldDatabase> {
  const old = await anOldDatabase("0031_erase_audit");
  const owner = connect(old.address, "owner", 1);
  await refreshReferenceRows(
    new Kysely<unknown>({ dialect: new PostgresJSDialect({ postgres: owner }) }),
  );
  for (const code of CODES) await fillRegister(owner, code);
  await owner.end();
  return old;
}

Deno.test("what was registered before there were tallies is in them", async () => {
  await using old = await aDatabaseWithoutTallies();
  const { address } = old;
  await migrate(address);
  const database: Database = openDatabase(address);
  const { register, gate } = database;
  for (const code of CODES) {
    assert.deepEqual(await verifyMunicipality(register, code), []);
    const standings = await inMunicipality(register, code, (tx) => listOwnStandings(tx, code));
    assert.deepEqual(standings.map((row) => Object.values(row)), [
      ["departed", 0, 1],
      ...[["registered", 0, 2], ["registered", 1, 1], ["registered", 2, 1]],
      ["waiting", 0, 1],
    ]);
  }
  await foldTallies(database);
  for (const code of CODES) assert.deepEqual(await verifyMunicipality(register, code), []);
  const totals = await listTotals(gate, [NATION]);
  assert.deepEqual(totals.map((row) => Object.values(row)), [
    ...[[NATION, 1, 18, 540], [NATION, 2, 2, 60]],
  ]);
  await database.close();

  const postgres = connect(address, "owner", 1); // as if that tally had not been kept before
  const owner = new Kysely<unknown>({ dialect: new PostgresJSDialect({ postgres }) });
  await postgres`drop table tally_venue_day`;
  await owner.transaction().execute(countVenueDays);
  await owner.destroy();
  const again = openDatabase(address);
  for (const code of CODES) assert.deepEqual(await verifyMunicipality(again.register, code), []);
  await again.close();
});
