import assert from "node:assert/strict";
import { factorStanding } from "../../../db/factor/factor_standing.ts";
import { listFactors } from "../../../db/factor/list_factors.ts";
import { removeFactor } from "../../../db/factor/remove_factor.ts";
import { clearFactors, resetFactors } from "../../../db/factor/reset_factors.ts";
import { isSteppedUp, keepStepUp } from "../../../db/factor/step_up.ts";
import { stepUpByPassword } from "../../../db/factor/step_up_by_password.ts";
import { resetFactorsOf } from "../../../db/commands/run_reset_factors.ts";
import { lookupActor } from "../../../db/session/lookup_actor.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { ManagingActor } from "../../../domain/account/actor.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { A_PASSWORD, anAccount, aSession } from "../session/an_account.ts";
import { aFactorVisit, anApp, later } from "./a_factor.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { gate } = database;

/** A 管理者 of this municipality. */
async function aManager(municipalityCode: string): Promise<Act<ManagingActor>> {
  const loginId = `${crypto.randomUUID()}@town.lg.jp`;
  await anAccount(gate, { kind: "municipal", role: "manager", loginId, municipalityCode });
  const { actor } = await aSession(gate, loginId);
  return { ...anAct(), actor: actor as ManagingActor };
}

Deno.test("what a right password is followed by depends on the factors, the rule and the kind", async () => {
  const without = await aFactorVisit(gate);
  assert.equal(await factorStanding(gate, without.accountId, "optional"), "none");
  assert.equal(await factorStanding(gate, without.accountId, "required"), "required_missing");
  const having = await aFactorVisit(gate);
  await anApp(gate, having);
  assert.equal(await factorStanding(gate, having.accountId, "optional"), "has");
  assert.equal(await factorStanding(gate, having.accountId, "required"), "has");
  const national = await anAccount(gate);
  assert.equal(await factorStanding(gate, national.id, "required"), "none");
});

Deno.test("with the first factor the account's other sessions end", async () => {
  const visit = await aFactorVisit(gate);
  const other = await aSession(gate, visit.loginId);
  await anApp(gate, visit);
  assert.equal(await lookupActor(gate, other.token, TEST_TIME), undefined);
  const [own] = await owner`select from session where id = ${visit.sessionId}`;
  assert.ok(own);
});

Deno.test("本人確認 lasts five minutes, in this session alone", async () => {
  const visit = await aFactorVisit(gate);
  assert.equal(await isSteppedUp(gate, visit, visit.at), false);
  await keepStepUp(gate, visit, "password");
  assert.equal(await isSteppedUp(gate, visit, later(visit, 299).at), true);
  assert.equal(await isSteppedUp(gate, visit, later(visit, 300).at), false);
  const { actor } = await aSession(gate, visit.loginId);
  assert.equal(await isSteppedUp(gate, actor, visit.at), false);
});

Deno.test("who has a factor cannot confirm by the password alone", async () => {
  const visit = await aFactorVisit(gate);
  await anApp(gate, visit);
  assert.ok((await stepUpByPassword(gate, visit, A_PASSWORD)).ok);
  assert.equal(await isSteppedUp(gate, visit, visit.at), false);
});

Deno.test("a wrong password confirms nothing, is audited, and has to wait in the end", async () => {
  const visit = await aFactorVisit(gate);
  const messages = new Set<string>();
  for (let tries = 0; tries < 8; tries++) {
    const answer = await stepUpByPassword(gate, visit, "not the password");
    if (!answer.ok) messages.add(answer.message);
  }
  assert.equal(messages.size, 2);
  assert.ok(!(await stepUpByPassword(gate, visit, A_PASSWORD)).ok, "even the right one waits");
  assert.equal(await isSteppedUp(gate, visit, visit.at), false);
  const [row] = await owner`
    select count(*) as count from audit where act = 'factor_failed'
      and account_id = ${visit.accountId} and detail = '{"method": "password"}'`;
  assert.equal(row!.count, 9);
});

Deno.test("the last factor stays where one is required, and one not there is not found", async () => {
  const visit = await aFactorVisit(gate);
  const totp = { method: "totp" as const };
  await assert.rejects(removeFactor(gate, visit, { choice: totp, rule: "optional" }), {
    kind: "not_found",
  });
  await anApp(gate, visit);
  const another = { method: "passkey" as const, id: crypto.randomUUID() };
  await assert.rejects(removeFactor(gate, visit, { choice: another, rule: "optional" }), {
    kind: "not_found",
  });
  const refused = await removeFactor(gate, visit, { choice: totp, rule: "required" });
  assert.ok(!refused.ok && /最後の1つは外せません/.test(refused.message));
  assert.ok((await removeFactor(gate, visit, { choice: totp, rule: "optional" })).ok);
  assert.equal(await factorStanding(gate, visit.accountId), "none");
  const acts = await owner`
    select act from audit where account_id = ${visit.accountId} and act like 'factor%' order by id`;
  assert.deepEqual(acts.map(({ act }) => act), ["factor_added", "factor_removed"]);
});

Deno.test("a 管理者 resets a colleague's factors: gone at once, as are the sessions", async () => {
  const visit = await aFactorVisit(gate);
  await anApp(gate, visit);
  const manager = await aManager(visit.municipalityCode!);
  assert.ok((await resetFactors(gate, manager, visit.accountId)).ok);
  assert.deepEqual(await listFactors(gate, visit.accountId), {
    totp: undefined,
    passkeys: [],
    unusedCodes: 0,
  });
  const sessions = await owner`select from session where account_id = ${visit.accountId}`;
  assert.equal(sessions.length, 0);
  const [row] = await owner`
    select act, login_id, subject_id from audit where request_id = ${manager.requestId}`;
  const { loginId } = manager.actor;
  const subject_id = visit.accountId;
  assert.deepEqual({ ...row }, { act: "factors_reset", login_id: loginId, subject_id });
});

Deno.test("nobody resets their own factors, nor those of another municipality", async () => {
  const visit = await aFactorVisit(gate);
  await anApp(gate, visit);
  const stranger = await aManager((await aFactorVisit(gate)).municipalityCode!);
  await assert.rejects(resetFactors(gate, stranger, visit.accountId), { kind: "not_found" });
  const own = await resetFactors(gate, stranger, stranger.actor.accountId);
  assert.ok(!own.ok && /自分の二要素認証/.test(own.message));
  assert.equal(await factorStanding(gate, visit.accountId), "has");
});

Deno.test("the operator resets by login ID, in any letter case; an unknown one is told", async () => {
  const visit = await aFactorVisit(gate);
  await anApp(gate, visit);
  await resetFactorsOf(gate, visit.loginId.toUpperCase(), TEST_TIME);
  assert.equal(await factorStanding(gate, visit.accountId), "none");
  await assert.rejects(resetFactorsOf(gate, "nobody@town.lg.jp", TEST_TIME), /登録されていません/);
});

Deno.test("after a reset a locked out account is looked at again", async () => {
  const visit = await aFactorVisit(gate);
  await owner`insert into sign_in_try ${
    owner({ subject: `factor:${visit.accountId}`, level: 12, last_at: visit.at })
  }`;
  await gate.transaction().execute((tx) => clearFactors(tx, visit, visit.accountId));
  const tries = await owner`
    select from sign_in_try where subject = ${`factor:${visit.accountId}`}`;
  assert.equal(tries.length, 0);
});
