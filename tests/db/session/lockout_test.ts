import assert from "node:assert/strict";
import { Kysely } from "kysely";
import { PostgresJSDialect } from "kysely-postgres-js";
import { connect } from "../../../db/connection.ts";
import { passwordMatches } from "../../../db/account/password_hash.ts";
import { openSession } from "../../../db/session/open_session.ts";
import { accountSubject, addressSubject, takeTry } from "../../../db/session/sign_in_tries.ts";
import type { GateTables } from "../../../db/schema/gate_tables.ts";
import { SIGN_IN_REFUSED } from "../../../domain/account/sign_in.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";
import { anAccount, anAttempt } from "./an_account.ts";

const database = await aDatabase();
const { gate } = database;
const owner = ownerSql(database);

const afterMinutes = (minutes: number) => new Date(TEST_TIME.getTime() + minutes * 60_000);
let lastAddress = 0;
const anAddress = () => `198.51.100.${++lastAddress}`;

/** So many wrong passwords, each from another address. */
async function failOften(loginId: string, count: number, at = TEST_TIME): Promise<void> {
  for (let n = 0; n < count; n++) {
    const attempt = anAttempt({ loginId, password: `wrong ${n}`, at, address: anAddress() });
    assert.ok(!(await openSession(gate, attempt)).ok);
  }
}

const isLetIn = async (loginId: string, given: { at?: Date; address?: string } = {}) =>
  (await openSession(gate, anAttempt({ loginId, address: anAddress(), ...given }))).ok;

const reasonOf = async (requestId: string) => {
  const [row] = await owner`
    select detail->>'reason' as reason from audit where request_id = ${requestId}`;
  return row?.reason;
};

Deno.test("four wrong passwords lock nobody out, and the right one wipes them out", async () => {
  const { loginId } = await anAccount(gate);
  for (let round = 0; round < 3; round++) {
    await failOften(loginId, 4);
    assert.ok(await isLetIn(loginId));
  }
});

Deno.test("after five even the right password is refused, in the same words, for a minute", async () => {
  const { loginId } = await anAccount(gate);
  await failOften(loginId, 5);
  const right = anAttempt({ loginId, address: anAddress() });
  assert.deepEqual(await openSession(gate, right), { ok: false, message: SIGN_IN_REFUSED });
  assert.equal(await reasonOf(right.requestId), "locked");
  assert.ok(!await isLetIn(loginId, { at: afterMinutes(0.99) }));
  assert.ok(await isLetIn(loginId, { at: afterMinutes(1) }));
});

Deno.test("tries during the wait do not make it longer", async () => {
  const { loginId } = await anAccount(gate);
  await failOften(loginId, 40);
  assert.ok(await isLetIn(loginId, { at: afterMinutes(1) }));
});

Deno.test("letter case and blanks do not open a count of their own", async () => {
  const { loginId } = await anAccount(gate);
  for (const typed of [loginId.toUpperCase(), loginId, loginId.toUpperCase()]) {
    await failOften(typed, 2);
  }
  assert.ok(!await isLetIn(loginId));
});

Deno.test("twenty wrong tries lock an address out, whichever accounts they were for", async () => {
  const address = "203.0.113.20";
  const { loginId } = await anAccount(gate);
  for (let n = 0; n < 20; n++) {
    await openSession(gate, anAttempt({ loginId: `nobody-${n}`, password: "wrong", address }));
  }
  assert.ok(!await isLetIn(loginId, { address }));
  assert.ok(await isLetIn(loginId), "from elsewhere");
  assert.ok(await isLetIn(loginId, { address, at: afterMinutes(1) }));
});

Deno.test("an address with many right sign-ins, as a town hall's, is never locked out", async () => {
  const address = "203.0.113.30";
  const { loginId } = await anAccount(gate);
  for (let n = 0; n < 60; n++) {
    if (n % 4 === 0) await openSession(gate, anAttempt({ loginId, address, password: "typo" }));
    assert.ok(await isLetIn(loginId, { address, at: afterMinutes(n) }), `sign-in ${n}`);
  }
});

Deno.test("a right password gives only its own try back to the address", async () => {
  const address = "203.0.113.40";
  const { loginId } = await anAccount(gate);
  for (let n = 0; n < 19; n++) {
    await openSession(gate, anAttempt({ loginId: `nobody-${n}`, password: "wrong", address }));
  }
  assert.ok(await isLetIn(loginId, { address }));
  await openSession(gate, anAttempt({ loginId: "nobody", password: "wrong", address }));
  assert.ok(!await isLetIn(loginId, { address }));
});

Deno.test("of a hundred tries in the same moment no more are looked at than one by one", async () => {
  const { id } = await anAccount(gate);
  const taken = await Promise.all(
    Array.from({ length: 100 }, () => takeTry(gate, [accountSubject(id)], TEST_TIME)),
  );
  assert.equal(taken.filter((each) => each !== undefined).length, 5);
  const address = addressSubject("203.0.113.50");
  const fromOne = await Promise.all(
    Array.from({ length: 100 }, () => takeTry(gate, [address], TEST_TIME)),
  );
  assert.equal(fromOne.filter((each) => each !== undefined).length, 20);
});

Deno.test("refused is refused with the same work: one comparison, the same statements", async () => {
  const statements: string[] = [];
  const watched = new Kysely<GateTables>({
    dialect: new PostgresJSDialect({ postgres: connect(database.address, "vrs_gate", 1) }),
    log: ({ query }) => {
      statements.push(query.sql);
    },
  });
  const [known, disabled, locked, unset] = [
    await anAccount(gate),
    await anAccount(gate),
    await anAccount(gate),
    await anAccount(gate, { password: undefined }),
  ];
  await owner`update account set disabled_at = now() where id = ${disabled.id}`;
  await failOften(locked.loginId, 5);
  const wrong = { password: "wrong" };
  const attempts = {
    known: { ...known, ...wrong },
    unknown: { loginId: "who-is-that", ...wrong },
    disabled,
    locked,
    unset: { ...unset, ...wrong },
    elsewhere: { ...known, isAdmitted: () => false },
  };
  const work: Record<string, unknown> = {};
  for (const [who, attempt] of Object.entries(attempts)) {
    let comparisons = 0;
    statements.length = 0;
    const counting = (...given: Parameters<typeof passwordMatches>) => {
      comparisons++;
      return passwordMatches(...given);
    };
    const given = anAttempt({ ...attempt, address: anAddress() });
    assert.ok(!(await openSession(watched, given, counting)).ok, who);
    work[who] = { comparisons, statements: [...statements] };
  }
  for (const who of Object.keys(attempts)) assert.deepEqual(work[who], work.known, who);
  assert.equal((work.known as { comparisons: number }).comparisons, 1);
  await watched.destroy();
});

Deno.test("what was typed for an unknown ID is nowhere, and endless IDs fill no table", async () => {
  for (let n = 0; n < 50; n++) {
    const loginId = `my password is ${n}`;
    await openSession(gate, anAttempt({ loginId, password: "x", address: anAddress() }));
  }
  const rows = await owner`select subject from sign_in_try where subject like 'unknown:%'`;
  assert.ok(rows.length > 0);
  for (const { subject } of rows) assert.match(subject, /^unknown:[0-9a-f]{3}$/);
});
