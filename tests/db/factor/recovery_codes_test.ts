import assert from "node:assert/strict";
import { makeRecoveryCodes } from "../../../db/factor/recovery_codes.ts";
import { listFactors } from "../../../db/factor/list_factors.ts";
import { removeFactor } from "../../../db/factor/remove_factor.ts";
import { showFactor } from "../../../db/factor/show_factor.ts";
import type { FactorVisit } from "../../../db/factor/factor_visit.ts";
import { RECOVERY_REFUSED } from "../../../domain/account/recovery_code.ts";
import { aDatabase } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";
import { aFactorVisit, anApp, keys } from "./a_factor.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { gate } = database;

const show = async (visit: FactorVisit, code: string) => {
  const shown = await showFactor({ gate, keys }, visit, { method: "recovery_code", code });
  return shown.ok || shown.message;
};

Deno.test("with the first factor come ten codes, each good once, and each use is audited", async () => {
  const visit = await aFactorVisit(gate);
  const { recoveryCodes: codes } = await anApp(gate, visit);
  assert.equal(new Set(codes).size, 10);
  assert.equal(await show(visit, codes[3]!), true);
  assert.equal(await show(visit, codes[3]!), RECOVERY_REFUSED);
  assert.equal((await listFactors(gate, visit.accountId)).unusedCodes, 9);
  const [used] = await owner`
    select count(*) as count from audit
    where act = 'recovery_used' and account_id = ${visit.accountId}`;
  assert.equal(used!.count, 1);
});

Deno.test("of three who show the same code in the same moment one gets through", async () => {
  const visit = await aFactorVisit(gate);
  const { recoveryCodes: [code] } = await anApp(gate, visit);
  const shown = await Promise.all([1, 2, 3].map(() => show(visit, code!)));
  assert.equal(shown.filter((answer) => answer === true).length, 1);
});

Deno.test("a code of another account is refused", async () => {
  const visit = await aFactorVisit(gate);
  await anApp(gate, visit);
  const { recoveryCodes: [others] } = await anApp(gate, await aFactorVisit(gate));
  assert.equal(await show(visit, others!), RECOVERY_REFUSED);
});

Deno.test("new codes make the former ones void", async () => {
  const visit = await aFactorVisit(gate);
  const { recoveryCodes: [former] } = await anApp(gate, visit);
  const codes = await makeRecoveryCodes(gate, visit);
  assert.equal(codes.length, 10);
  assert.equal(await show(visit, former!), RECOVERY_REFUSED);
  assert.equal(await show(visit, codes[0]!), true);
});

Deno.test("when the last factor goes its codes go with it", async () => {
  const visit = await aFactorVisit(gate);
  const { recoveryCodes: [code] } = await anApp(gate, visit);
  await removeFactor(gate, visit, { choice: { method: "totp" }, rule: "optional" });
  assert.equal(await show(visit, code!), RECOVERY_REFUSED);
});

Deno.test("nothing in the database is a code", async () => {
  const visit = await aFactorVisit(gate);
  const { recoveryCodes } = await anApp(gate, visit);
  const rows = await owner`
    select t::text as row from recovery_code t where account_id = ${visit.accountId}`;
  assert.equal(rows.length, 10);
  for (const code of recoveryCodes) {
    const hex = Buffer.from(code).toString("hex");
    assert.ok(rows.every(({ row }) => !row.includes(code) && !row.includes(hex)));
  }
});
