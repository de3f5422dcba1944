import assert from "node:assert/strict";
import { aDatabase } from "../a_database.ts";
import { aMunicipality } from "../an_act.ts";
import { appendActs, seal, sealingSql, verify } from "../audit/a_sealed_audit.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { erase, PEOPLE_ONLY } from "./a_leaver.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const sealer = sealingSql(database);
const retention = { ...PEOPLE_ONLY, auditYears: 10 };

/** Of a municipality, with a chain of its own. */
async function someActs(): Promise<string> {
  const code = aMunicipality();
  await appendActs(database, code, { count: 3, from: new Date("2009-01-01T00:00:00Z") });
  await appendActs(database, code, { count: 2, from: new Date("2020-01-01T00:00:00Z") });
  await seal(sealer);
  return code;
}

Deno.test("with the rest the audit past its retention goes; its chain still holds", async () => {
  const codes = [await someActs(), await someActs()];
  assert.deepEqual(await erase(database, { mode: "rehearse", retention }), { acts: 6 });
  assert.deepEqual(await erase(database, { retention }), { acts: 6 });
  for (const code of codes) {
    assert.equal(await countRows(owner, "audit", code), 2);
    const { rowCount, faults } = await verify(sealer, code);
    assert.deepEqual([rowCount, faults], [2, []]);
  }
  const [run] = await owner`
    select counts from erasure where kind = 'run' order by id desc limit 1`;
  assert.deepEqual(run!.counts, { acts: 6 }, "and the run's proof says so");
});

Deno.test("an audit that was tampered with stays, all others' goes, and the operator hears which", async () => {
  const [broken, whole] = [await someActs(), await someActs()];
  await owner`
    update audit set login_id = 'nobody' from audit_seal s
    where s.municipality_code = ${broken} and s.position = 2 and audit.id = s.audit_id`;
  await assert.rejects(erase(database, { retention }), new RegExp(broken));
  assert.equal(await countRows(owner, "audit", broken), 5);
  assert.equal(await countRows(owner, "audit", whole), 2);
});
