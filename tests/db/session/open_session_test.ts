import assert from "node:assert/strict";
import { openSession } from "../../../db/session/open_session.ts";
import { SIGN_IN_REFUSED } from "../../../domain/account/sign_in.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aMunicipality } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { A_PASSWORD, anAccount, anAttempt, aSession } from "./an_account.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { gate } = database;

Deno.test("the right password opens a session for each kind of account", async () => {
  const municipalityCode = aMunicipality();
  const place = { municipalityCode, prefectureCode: null };
  const accounts = [
    { kind: "municipal", ...place, loginId: "tanto@city.lg.jp" },
    { kind: "venue", ...place, loginId: "venue-1" },
    { kind: "prefecture", municipalityCode: null, prefectureCode: "13", loginId: "tokyo" },
    { kind: "national", municipalityCode: null, prefectureCode: null, loginId: "kuni" },
  ] as const;
  for (const account of accounts) {
    const { id } = await anAccount(gate, account);
    const { actor } = await aSession(gate, account.loginId);
    const { sessionId: _, ...who } = actor;
    const municipality = account.municipalityCode && { municipalityCode };
    const prefecture = account.prefectureCode && { prefectureCode: account.prefectureCode };
    const { kind, loginId } = account;
    const role = kind === "municipal" && { role: "general" };
    const place = { ...municipality, ...prefecture };
    assert.deepEqual(who, { accountId: id, loginId, kind, ...role, ...place });
  }
});

Deno.test("a login ID is one in any letter case, and only one account can have it", async () => {
  await anAccount(gate, { loginId: "Mixed.Case@example.go.jp" });
  const { actor } = await aSession(gate, "mixed.CASE@EXAMPLE.go.jp");
  assert.equal(actor.loginId, "Mixed.Case@example.go.jp");
  await assert.rejects(
    anAccount(gate, { loginId: "MIXED.case@example.go.jp" }),
    /既に使われています/,
  );
});

const refusals: [
  what: string,
  reason: string,
  attempt: () => Promise<Parameters<typeof anAttempt>[0]>,
][] = [
  [
    "a wrong password",
    "password",
    async () => ({ ...await anAccount(gate), password: A_PASSWORD + "!" }),
  ],
  ["the password in another letter case", "password", async () => {
    const account = await anAccount(gate, { password: "correct horse battery" });
    return { ...account, password: "CORRECT horse battery" };
  }],
  ["a disabled account", "disabled", async () => {
    const account = await anAccount(gate);
    await owner`update account set disabled_at = now() where id = ${account.id}`;
    return account;
  }],
  ["a place that is not let in", "network", async () => ({
    ...await anAccount(gate),
    isAdmitted: () => false,
  })],
  ["a password that was never set up", "password", () => anAccount(gate, { password: undefined })],
];

Deno.test("an unknown ID is refused in the same words, and not kept: it may be a password", async () => {
  const given = anAttempt({ loginId: "correct-horse-battery" });
  assert.deepEqual(await openSession(gate, given), { ok: false, message: SIGN_IN_REFUSED });
  const [row] = await owner`
    select act, account_id, login_id, address from audit where request_id = ${given.requestId}`;
  assert.deepEqual({ ...row }, {
    act: "sign_in_failed",
    account_id: null,
    login_id: "（登録のないID）",
    address: given.address,
  });
});

for (const [what, reason, attempt] of refusals) {
  Deno.test(`${what} is refused in the same words, audited with its reason, and opens nothing`, async () => {
    const given = anAttempt(await attempt());
    const result = await openSession(gate, given);
    assert.deepEqual(result, { ok: false, message: SIGN_IN_REFUSED });
    const [row] = await owner`
      select act, login_id, address, detail, municipality_code from audit
      where request_id = ${given.requestId}`;
    assert.deepEqual({ ...row }, {
      act: "sign_in_failed",
      login_id: given.loginId,
      address: given.address,
      detail: { reason },
      municipality_code: "000000",
    });
    const sessions = await owner`
      select from session join account on account.id = account_id
      where login_id = ${given.loginId}`;
    assert.equal(sessions.length, 0);
  });
}

Deno.test("the audit of an account is its municipality's, and says when it was used last", async () => {
  const municipalityCode = aMunicipality();
  const account = { kind: "venue" as const, loginId: "venue-2", municipalityCode };
  const { id } = await anAccount(gate, account);
  await openSession(gate, anAttempt({ loginId: "VENUE-2", password: "wrong" }));
  await aSession(gate, "venue-2");
  const rows = await owner`
    select act, account_id, login_id from audit where municipality_code = ${municipalityCode}
    order by id`;
  assert.deepEqual(rows.map((row) => ({ ...row })).toSorted(byAct), [
    { act: "account_added", account_id: null, login_id: "運用者" },
    { act: "sign_in", account_id: id, login_id: "venue-2" },
    { act: "sign_in_failed", account_id: id, login_id: "venue-2" },
  ]);
  const [stored] = await owner`select last_used_at from account where id = ${id}`;
  assert.deepEqual(stored!.last_used_at, TEST_TIME);
});

Deno.test("nothing in the database is the password or the cookie's token", async () => {
  const { loginId } = await anAccount(gate);
  const { token } = await aSession(gate, loginId);
  await openSession(gate, anAttempt({ loginId, password: A_PASSWORD + " typo" }));
  for (const table of ["account", "credential", "session", "audit"]) {
    const rows = await owner`select t::text as row from ${owner(table)} t`;
    assert.ok(rows.length > 0, table);
    for (const { row } of rows) {
      assert.ok(!row.includes(A_PASSWORD) && !row.includes(token), table);
      assert.ok(!row.includes(Buffer.from(token).toString("hex")), table);
    }
  }
});

function byAct(one: { act?: string }, other: { act?: string }): number {
  return one.act!.localeCompare(other.act!);
}
