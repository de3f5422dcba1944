import assert from "node:assert/strict";
import { isSessionOpen } from "../../../db/session/is_session_open.ts";
import { lookupSession } from "../../../db/session/lookup_actor.ts";
import { openSession } from "../../../db/session/open_session.ts";
import { lookupPending, promoteSession } from "../../../db/session/pending_session.ts";
import { PENDING_MINUTES } from "../../../db/session/session_limits.ts";
import { factorSubject, takeTry } from "../../../db/session/sign_in_tries.ts";
import { startPending } from "../../../db/session/start_session.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aMunicipality } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { anAccount, anAttempt } from "./an_account.ts";

const database = await aDatabase();
const { gate } = database;
const owner = ownerSql(database);

const after = (minutes: number) => new Date(TEST_TIME.getTime() + minutes * 60_000);

/** Somebody of a municipality whose password was right. */
async function aPendingSignIn() {
  const municipalityCode = aMunicipality();
  const loginId = `${crypto.randomUUID()}@city.lg.jp`;
  const { id } = await anAccount(gate, { kind: "municipal", loginId, municipalityCode });
  const circumstances = anAttempt({ loginId });
  const account = { id, kind: "municipal" as const, loginId, municipalityCode };
  const { token, stage } = await startPending(gate, account, circumstances);
  assert.equal(stage, "password");
  return { id, loginId, municipalityCode, token, circumstances };
}

Deno.test("who owes the second factor is known by the token, and nothing is open", async () => {
  const { id, loginId, municipalityCode, token } = await aPendingSignIn();
  const pending = await lookupPending(gate, token, TEST_TIME);
  const { sessionId, ...who } = pending!;
  assert.deepEqual(who, { accountId: id, loginId, kind: "municipal", municipalityCode });
  assert.equal(await lookupSession(gate, token, TEST_TIME), undefined);
  assert.equal(await isSessionOpen(gate, sessionId, TEST_TIME), false);
});

Deno.test("the second factor opens the session under a new token; the old one is void", async () => {
  const { id, token, circumstances } = await aPendingSignIn();
  const pending = await lookupPending(gate, token, TEST_TIME);
  const opened = await promoteSession(gate, pending!, circumstances);
  assert.notEqual(opened.token, token);
  assert.equal(opened.stage, "open");
  const session = await lookupSession(gate, opened.token, TEST_TIME);
  assert.equal(session?.actor.accountId, id);
  assert.equal(await lookupSession(gate, token, TEST_TIME), undefined);
  assert.equal(await lookupPending(gate, token, TEST_TIME), undefined);
  assert.equal(await lookupPending(gate, opened.token, TEST_TIME), undefined);
});

Deno.test("signing in is audited, and the account used, when the second factor was shown", async () => {
  const { id, token, circumstances } = await aPendingSignIn();
  const acts = async () =>
    (await owner`select act from audit where account_id = ${id}`).map(({ act }) => act);
  assert.deepEqual(await acts(), []);
  await promoteSession(gate, (await lookupPending(gate, token, TEST_TIME))!, circumstances);
  assert.deepEqual(await acts(), ["sign_in"]);
  const [account] = await owner`select last_used_at from account where id = ${id}`;
  assert.deepEqual(account!.last_used_at, TEST_TIME);
});

Deno.test("of two who show the factor in the same moment one gets in", async () => {
  const { id, token, circumstances } = await aPendingSignIn();
  const pending = (await lookupPending(gate, token, TEST_TIME))!;
  const both = await Promise.allSettled(
    [1, 2].map(() => promoteSession(gate, pending, circumstances)),
  );
  assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
  const sessions = await owner`select from session where account_id = ${id}`;
  assert.equal(sessions.length, 1);
});

Deno.test("there are ten minutes for it", async () => {
  const { token } = await aPendingSignIn();
  assert.ok(await lookupPending(gate, token, after(PENDING_MINUTES - 0.01)));
  assert.equal(await lookupPending(gate, token, after(PENDING_MINUTES)), undefined);
});

Deno.test("who is disabled in between does not get on", async () => {
  const { id, token } = await aPendingSignIn();
  await owner`update account set disabled_at = now() where id = ${id}`;
  assert.equal(await lookupPending(gate, token, TEST_TIME), undefined);
});

Deno.test("wrong factors are forgotten with the right one, not with the right password", async () => {
  const { id, token, circumstances } = await aPendingSignIn();
  const subject = [factorSubject(id)];
  for (let n = 0; n < 5; n++) assert.ok(await takeTry(gate, subject, TEST_TIME));
  assert.equal(await takeTry(gate, subject, TEST_TIME), undefined);
  const { loginId } = circumstances;
  assert.ok((await openSession(gate, anAttempt({ loginId }))).ok);
  assert.equal(await takeTry(gate, subject, TEST_TIME), undefined);
  await promoteSession(gate, (await lookupPending(gate, token, TEST_TIME))!, circumstances);
  assert.ok(await takeTry(gate, subject, TEST_TIME));
});
