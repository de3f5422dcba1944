import assert from "node:assert/strict";
import {
  changeStaff,
  disableStaff,
  enableStaff,
  issueStaffSetup,
  removeStaff,
  restoreStaff,
} from "../../../db/account/change_staff.ts";
import { registerColleague, registerVenue } from "../../../db/account/register_staff.ts";
import { findStaff } from "../../../db/account/staff_accounts.ts";
import type { ManagingActor } from "../../../domain/account/actor.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { aMunicipality } from "../an_act.ts";
import { databaseRoles } from "../database_roles.ts";
import { aPerson, aStaffAccount } from "./some_staff.ts";

const database = await aDatabase();
const { gate } = database;
const roles = await databaseRoles(database);
const { owner } = roles;

Deno.test("another municipality's account is not there, whatever is done to it", async () => {
  const boss = await aPerson(gate, aMunicipality(), "manager");
  for (const kind of ["venue", "municipal"] as const) {
    const theirs = await aStaffAccount(gate, aMunicipality(), { kind });
    const before = await rowOf(theirs.id);
    const subject = { id: theirs.id, version: theirs.version };
    const steps = [
      () => findStaff(gate, boss.act.actor, theirs.id),
      () => changeStaff(gate, boss.act, { ...subject, change: { remark: "ours" } }),
      () => disableStaff(gate, boss.act, subject),
      () => enableStaff(gate, boss.act, subject),
      () => removeStaff(gate, boss.act, subject),
      () => restoreStaff(gate, boss.act, subject),
      () => issueStaffSetup(gate, boss.act, subject),
    ];
    for (const step of steps) await assert.rejects(step, { kind: "not_found" });
    assert.deepEqual(await rowOf(theirs.id), before);
  }
});

Deno.test("accounts of prefectures and of clinics are in no municipality's list", async () => {
  const boss = await aPerson(gate, aMunicipality(), "manager");
  const { municipalityCode } = boss.act.actor;
  const [clinic, prefecture] = [crypto.randomUUID(), crypto.randomUUID()];
  await owner`
    insert into account (id, kind, municipality_code, prefecture_code, login_id, created_at)
    values (${clinic}, 'venue', ${municipalityCode}, null, ${`gmis:${clinic}`}, now()),
      (${prefecture}, 'prefecture', null, '12', ${prefecture}, now())`;
  for (const id of [clinic, prefecture]) {
    await assert.rejects(findStaff(gate, boss.act.actor, id), { kind: "not_found" });
  }
});

Deno.test("a login ID in use anywhere, in any case, of a deleted account too, is refused without where", async () => {
  const there = await aPerson(gate, aMunicipality(), "manager");
  const boss = await aPerson(gate, aMunicipality(), "manager");
  const tablet = await aStaffAccount(gate, there.act.actor.municipalityCode);
  const colleague = there.loginId.toUpperCase();
  const messages = new Set<string>();
  const tryBoth = async () => {
    const venue = await registerVenue(gate, boss.act, { loginId: tablet.loginId, remark: "" });
    const staff = await registerColleague(gate, boss.act as Act<ManagingActor>, {
      loginId: colleague,
      role: "general",
      remark: "",
    });
    for (const each of [venue, staff]) {
      assert.ok(!each.ok);
      messages.add(each.message.replace(/「.*」/, ""));
    }
  };
  await tryBoth();
  await removeStaff(gate, there.act, tablet);
  await tryBoth();
  assert.deepEqual([...messages], [
    "ログインIDは既に使われています。別のログインIDにしてください。",
  ]);
});

Deno.test("every step is in the municipality's audit with who took it, without remark, token or password", async () => {
  const clerk = await aPerson(gate, aMunicipality(), "general");
  const code = clerk.act.actor.municipalityCode;
  const form = { loginId: crypto.randomUUID(), remark: "山田さんの机" };
  const added = await registerVenue(gate, clerk.act, form);
  assert.ok(added.ok);
  const { id, setup } = added.value;
  const now = () => findStaff(gate, clerk.act.actor, id);
  const subject = { ...await now(), change: { remark: "鈴木さんの机" } };
  await changeStaff(gate, clerk.act, subject);
  const issued = await issueStaffSetup(gate, clerk.act, await now());
  await disableStaff(gate, clerk.act, await now());
  await enableStaff(gate, clerk.act, await now());
  await removeStaff(gate, clerk.act, await now());
  await restoreStaff(gate, clerk.act, await now());

  const rows = await owner`
    select act, login_id, a::text as text from audit a
    where municipality_code = ${code} and subject_kind = 'account' and subject_id = ${id}
    order by id`;
  assert.deepEqual(
    rows.map(({ act }) => act).sort(),
    [
      ...["account_added", "account_changed", "account_disabled", "account_enabled"],
      ...["account_removed", "account_restored", "setup_issued"],
    ],
  );
  assert.deepEqual(new Set(rows.map(({ login_id }) => login_id)), new Set([clerk.loginId]));
  assert.ok(issued.kind === "done");
  const text = rows.map((row) => row.text).join();
  for (const secret of [setup.token, issued.value.token, "山田", "鈴木"]) {
    assert.ok(!text.includes(secret), secret);
  }
});

Deno.test("what is refused or overtaken leaves nothing in the audit", async () => {
  const boss = await aPerson(gate, aMunicipality(), "manager");
  const tablet = await aStaffAccount(gate, boss.act.actor.municipalityCode);
  await enableStaff(gate, boss.act, tablet);
  await disableStaff(gate, boss.act, { id: tablet.id, version: 7 });
  await disableStaff(gate, boss.act, { id: boss.id, version: 1 });
  const rows = await owner`
    select act from audit where account_id = ${boss.id}`;
  assert.deepEqual([...rows], []);
});

Deno.test("the gate can neither move an account to another municipality, kind or login ID, nor delete one", async () => {
  const { id } = await aPerson(gate, aMunicipality(), "general");
  for (
    const set of [
      "municipality_code = '011002'",
      "kind = 'venue'",
      "login_id = 'x'",
      "id = gen_random_uuid()",
      "created_at = now()",
    ]
  ) {
    const change = roles.gate.unsafe(`update account set ${set} where id = '${id}'`);
    await assert.rejects(change, { code: "42501" }, set);
  }
  await assert.rejects(roles.gate`delete from account where id = ${id}`, { code: "42501" });
  const undeleted = roles.gate`update account set deleted_at = now() where id = ${id}`;
  await assert.rejects(undeleted, { code: "23514" }, "deleted, but not disabled");
});

async function rowOf(id: string) {
  const [row] = await owner`
    select a.*, c.* from account a join credential c on c.account_id = a.id where a.id = ${id}`;
  return { ...row };
}
