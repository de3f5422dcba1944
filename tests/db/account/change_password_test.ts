import assert from "node:assert/strict";
import { changePassword } from "../../../db/account/change_password.ts";
import { lookupActor } from "../../../db/session/lookup_actor.ts";
import { openSession } from "../../../db/session/open_session.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";
import { A_PASSWORD, anAccount, anAttempt, aSession } from "../session/an_account.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { gate } = database;

const NEXT = "次の正しい馬の電池 43";
const change = { current: A_PASSWORD, next: NEXT, again: NEXT };

Deno.test("after a change only the new password opens a session", async () => {
  const { loginId } = await anAccount(gate);
  const { act } = await aSession(gate, loginId);
  assert.ok((await changePassword(gate, act, change)).ok);
  assert.ok(!(await openSession(gate, anAttempt({ loginId }))).ok);
  assert.ok((await openSession(gate, anAttempt({ loginId, password: NEXT }))).ok);
});

Deno.test("a change ends the account's other sessions, and nobody else's", async () => {
  const [mine, another] = [await anAccount(gate), await anAccount(gate)];
  const here = await aSession(gate, mine.loginId);
  const lost = await aSession(gate, mine.loginId);
  const neighbour = await aSession(gate, another.loginId);
  await changePassword(gate, here.act, change);
  const isOpen = async ({ token }: { token: string }) =>
    await lookupActor(gate, token, TEST_TIME) !== undefined;
  assert.deepEqual(
    [await isOpen(here), await isOpen(lost), await isOpen(neighbour)],
    [true, false, true],
  );
});

Deno.test("with a wrong current password nothing changes", async () => {
  const { loginId } = await anAccount(gate);
  const { act } = await aSession(gate, loginId);
  const other = await aSession(gate, loginId);
  const result = await changePassword(gate, act, { ...change, current: NEXT });
  assert.ok(!result.ok);
  assert.match(result.message, /現在のパスワードが違います/);
  assert.ok(await lookupActor(gate, other.token, TEST_TIME));
  assert.ok((await openSession(gate, anAttempt({ loginId }))).ok);
  const audits = await owner`select from audit where request_id = ${act.requestId}`;
  assert.equal(audits.length, 0);
});

Deno.test("the change is audited, without either password", async () => {
  const { id, loginId } = await anAccount(gate);
  const { act } = await aSession(gate, loginId);
  await changePassword(gate, act, change);
  const [row] = await owner`select * from audit where request_id = ${act.requestId}`;
  assert.deepEqual([row!.act, row!.account_id, row!.detail], ["password_changed", id, {}]);
  const text = JSON.stringify(await owner`select * from audit`);
  assert.ok(!text.includes(A_PASSWORD) && !text.includes(NEXT));
});

Deno.test("passwords are kept as argon2id", async () => {
  const { id } = await anAccount(gate);
  const [row] = await owner`select password_hash from credential where account_id = ${id}`;
  assert.match(row!.password_hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});
