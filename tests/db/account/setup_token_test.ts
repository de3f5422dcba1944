import assert from "node:assert/strict";
import { lookupSetupToken, setUpPassword } from "../../../db/account/setup_token.ts";
import { openSession } from "../../../db/session/open_session.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aMunicipality } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { A_PASSWORD, anAccount, anAttempt } from "../session/an_account.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { gate } = database;

const DAY = 86_400_000;
const afterDays = (days: number) => new Date(TEST_TIME.getTime() + days * DAY);

async function aNewAccount() {
  const account = await anAccount(gate, { password: undefined });
  return { ...account, token: account.setupToken! };
}

const setUp = (token: string, given: { at?: Date; password?: string } = {}) =>
  setUpPassword(gate, {
    token,
    password: A_PASSWORD,
    at: TEST_TIME,
    address: "192.0.2.7",
    requestId: crypto.randomUUID(),
    ...given,
  });

Deno.test("a setup token names its account and sets its first password, once", async () => {
  const { token, loginId } = await aNewAccount();
  const found = await lookupSetupToken(gate, token, TEST_TIME);
  assert.deepEqual(found, { ok: true, value: { loginId, municipalityCode: null } });
  assert.ok((await setUp(token)).ok);
  assert.ok((await openSession(gate, anAttempt({ loginId }))).ok);

  assert.ok(!(await setUp(token, { password: "someone else's password" })).ok);
  assert.ok(!(await lookupSetupToken(gate, token, TEST_TIME)).ok);
  assert.ok((await openSession(gate, anAttempt({ loginId }))).ok);
});

Deno.test("a setup token lives for seven days", async () => {
  const { token } = await aNewAccount();
  assert.ok((await lookupSetupToken(gate, token, afterDays(6.999))).ok);
  assert.ok(!(await lookupSetupToken(gate, token, afterDays(7))).ok);
  assert.ok(!(await setUp(token, { at: afterDays(7) })).ok);
  assert.ok((await setUp(token, { at: afterDays(6.999) })).ok);
});

Deno.test("used, expired, unknown and disabled are refused in the same words", async () => {
  const [used, expired, disabled] = [await aNewAccount(), await aNewAccount(), await aNewAccount()];
  await setUp(used.token);
  await owner`update account set disabled_at = now() where id = ${disabled.id}`;
  const refusals = [
    await setUp(used.token),
    await setUp(expired.token, { at: afterDays(8) }),
    await setUp(disabled.token),
    await setUp("unknown"),
    await lookupSetupToken(gate, "unknown", TEST_TIME),
  ];
  const messages = refusals.map((result) => result.ok ? "was let in" : result.message);
  assert.equal(new Set(messages).size, 1);
  assert.match(messages[0]!, /このURLは使えません/);
});

Deno.test("of two who use one token at once, exactly one sets the password", async () => {
  const { token, loginId } = await aNewAccount();
  const passwords = ["first of the two passwords", "second of the two passwords"];
  const results = await Promise.all(passwords.map((password) => setUp(token, { password })));
  assert.equal(results.filter(({ ok }) => ok).length, 1);
  const winner = passwords[results.findIndex(({ ok }) => ok)]!;
  assert.ok((await openSession(gate, anAttempt({ loginId, password: winner }))).ok);
});

Deno.test("the setup is audited where the account belongs, without token or password", async () => {
  const municipalityCode = aMunicipality();
  const account = { kind: "municipal" as const, loginId: "new@town.lg.jp", municipalityCode };
  const { id, setupToken } = await anAccount(gate, { ...account, password: undefined });
  await setUp(setupToken!);
  const [row] = await owner`
    select act, login_id, subject_id from audit
    where municipality_code = ${municipalityCode} and act = 'password_set_up'`;
  assert.deepEqual({ ...row }, {
    act: "password_set_up",
    login_id: "new@town.lg.jp",
    subject_id: id,
  });
  for (const table of ["audit", "credential"]) {
    const text = (await owner`select t::text as row from ${owner(table)} t`)
      .map((each) => each.row).join();
    assert.ok(!text.includes(setupToken!) && !text.includes(A_PASSWORD), table);
  }
});
