import assert from "node:assert/strict";
import { disableStaff } from "../../../db/account/change_staff.ts";
import { giveRole, reissueSetup } from "../../../db/account/operate_account.ts";
import { lookupSetupToken } from "../../../db/account/setup_token.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aMunicipality } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { anAccount } from "../session/an_account.ts";
import { aPerson, aStaffAccount } from "./some_staff.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { gate } = database;
const at = TEST_TIME;

const roleOf = async (id: string) =>
  (await owner`select role from account where id = ${id}`)[0]!.role;

Deno.test("the operator makes staff that are there 管理者, under an ID in any case, on record", async () => {
  const { id, loginId } = await aPerson(gate, aMunicipality(), "general");
  const given = await giveRole(gate, { loginId: loginId.toUpperCase(), role: "manager", at });
  assert.ok(given.ok);
  assert.equal(await roleOf(id), "manager");
  const [row] = await owner`
    select login_id, detail from audit where subject_id = ${id} and act = 'account_changed'`;
  assert.deepEqual({ ...row }, {
    login_id: "運用者",
    detail: { changed: ["role"], role: "manager" },
  });
});

Deno.test("the last 管理者 of a municipality stays one; one that cannot sign in does not count", async () => {
  const code = aMunicipality();
  const [one, two] = [await aPerson(gate, code, "manager"), await aPerson(gate, code, "manager")];
  await aPerson(gate, aMunicipality(), "manager");
  await disableStaff(gate, one.act, { id: two.id, version: 1 });
  const refused = await giveRole(gate, { loginId: one.loginId, role: "general", at });
  assert.match(refused.ok ? "" : refused.message, /この自治体の管理者はこのIDだけです/);
  assert.equal(await roleOf(one.id), "manager");
  assert.ok((await giveRole(gate, { loginId: two.loginId, role: "general", at })).ok);
});

Deno.test("who is no municipal staff has no role to be given", async () => {
  const tablet = await aStaffAccount(gate, aMunicipality());
  for (const loginId of [tablet.loginId, "nobody@town.lg.jp"]) {
    const refused = await giveRole(gate, { loginId, role: "manager", at });
    assert.match(refused.ok ? "" : refused.message, /自治体職員はいません/);
  }
});

Deno.test("the operator gives any account a new setup URL, except one that is disabled or a clinic's", async () => {
  const code = aMunicipality();
  const boss = await aPerson(gate, code, "manager");
  const issued = await reissueSetup(gate, { loginId: boss.loginId, at });
  assert.ok(issued.ok);
  const found = await lookupSetupToken(gate, issued.value.token, at);
  assert.equal(found.ok && found.value.loginId, boss.loginId);
  const disabled = await aStaffAccount(gate, code);
  await disableStaff(gate, boss.act, disabled);
  const clinic = await anAccount(gate, {
    kind: "venue",
    loginId: `gmis:${crypto.randomUUID()}`,
    municipalityCode: code,
  });
  for (const { loginId } of [disabled, clinic]) {
    assert.ok(!(await reissueSetup(gate, { loginId, at })).ok, loginId);
  }
});
