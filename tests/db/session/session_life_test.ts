import assert from "node:assert/strict";
import { closeSession } from "../../../db/session/close_session.ts";
import { keepSession, lookupSession } from "../../../db/session/lookup_actor.ts";
import { openSession } from "../../../db/session/open_session.ts";
import { LONGEST_HOURS } from "../../../db/session/session_limits.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";
import { anAccount, anAttempt, aSession, IDLE_MINUTES } from "./an_account.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { gate } = database;

const MINUTE = 60_000;
const after = (minutes: number) => new Date(TEST_TIME.getTime() + minutes * MINUTE);
const isOpen = async (token: string, minutes: number) =>
  await lookupSession(gate, token, after(minutes)) !== undefined;

/** Does something with the token; answers whether it was open. */
async function doesSomething(token: string, minutes: number): Promise<boolean> {
  const session = await lookupSession(gate, token, after(minutes));
  if (session) await keepSession(gate, session, after(minutes));
  return session !== undefined;
}

async function aNationalSession() {
  return await aSession(gate, (await anAccount(gate)).loginId);
}

Deno.test("a session without a request ends after the idle time", async () => {
  const { token } = await aNationalSession();
  assert.equal(await isOpen(token, IDLE_MINUTES), false);
  assert.equal(await isOpen(token, IDLE_MINUTES - 0.001), true);
});

Deno.test("whatever its holder does starts the idle time anew", async () => {
  const { token } = await aNationalSession();
  assert.equal(await doesSomething(token, IDLE_MINUTES - 1), true);
  assert.equal(await doesSomething(token, 2 * IDLE_MINUTES - 2), true);
  assert.equal(await doesSomething(token, 3 * IDLE_MINUTES - 2), false);
});

Deno.test("looking at a session does not", async () => {
  const { token } = await aNationalSession();
  assert.equal(await isOpen(token, IDLE_MINUTES - 1), true);
  assert.equal(await isOpen(token, IDLE_MINUTES + 1), false);
});

Deno.test("the idle time is what was configured when the session began", async () => {
  const { loginId } = await anAccount(gate);
  const opened = await openSession(gate, anAttempt({ loginId, idleMinutes: 15 }));
  assert.ok(opened.ok);
  assert.equal(await isOpen(opened.value.token, 14.999), true);
  assert.equal(await isOpen(opened.value.token, 15), false);
});

Deno.test("however busy, a session ends in the end", async () => {
  const { token } = await aNationalSession();
  const longest = LONGEST_HOURS * 60;
  for (let minutes = 0; minutes < longest; minutes += IDLE_MINUTES / 2) {
    assert.equal(await doesSomething(token, minutes), true, `after ${minutes} minutes`);
  }
  assert.equal(await isOpen(token, longest), false);
});

Deno.test("a token that was never given out opens nothing", async () => {
  const { token } = await aNationalSession();
  for (const other of ["", token.slice(1), token.toUpperCase(), `${token} `]) {
    assert.equal(await isOpen(other, 0), false);
  }
});

Deno.test("signing out ends this session alone, and is audited", async () => {
  const { loginId } = await anAccount(gate);
  const [one, other] = [await aSession(gate, loginId), await aSession(gate, loginId)];
  await closeSession(gate, one.act);
  assert.equal(await isOpen(one.token, 0), false);
  assert.equal(await isOpen(other.token, 0), true);
  const [row] = await owner`
    select act, login_id from audit where request_id = ${one.act.requestId}`;
  assert.deepEqual({ ...row }, { act: "sign_out", login_id: loginId });
});

Deno.test("disabling an account ends its open sessions at once", async () => {
  const { id, loginId } = await anAccount(gate);
  const { token } = await aSession(gate, loginId);
  await owner`update account set disabled_at = now() where id = ${id}`;
  assert.equal(await isOpen(token, 0), false);
});

Deno.test("sessions that are over are cleared away by the next sign-in", async () => {
  const { actor } = await aNationalSession();
  const at = after(LONGEST_HOURS * 60 + 1);
  await openSession(gate, anAttempt({ loginId: actor.loginId, at }));
  const [over] = await owner`
    select count(*) as sessions from session where expires_at < ${at}`;
  assert.deepEqual({ ...over }, { sessions: 0 });
});
