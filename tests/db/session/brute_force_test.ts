import assert from "node:assert/strict";
import { seededRandom } from "../../../db/demo/seeded_random.ts";
import { openSession } from "../../../db/session/open_session.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";
import { anAccount, anAttempt } from "./an_account.ts";

const database = await aDatabase();
const { gate } = database;
const owner = ownerSql(database);

const TRIES = 1_200;
const HOURS = 24;

/** Compares without argon2, whose work is measured elsewhere: here the door's counting matters. */
const compares = (_stored: string | null, typed: string) => Promise.resolve(typed === "the one");

interface Attack {
  loginIds: readonly string[];
  addresses: number;
  /** Which try types the right password, if any does. */
  rightAt?: number;
}

/** Tries spread evenly over a day; answers how many got in, and of how many a password was compared. */
async function attack({ loginIds, addresses, rightAt }: Attack) {
  const random = seededRandom(7);
  const requestId = crypto.randomUUID();
  const tries = Array.from({ length: TRIES }, (_, n) =>
    anAttempt({
      loginId: loginIds[n % loginIds.length]!,
      password: n === rightAt ? "the one" : `guess ${n}`,
      at: new Date(TEST_TIME.getTime() + n / TRIES * HOURS * 3_600_000),
      address: `10.${addresses}.0.${Math.floor(random() * addresses)}`,
      requestId,
    }));
  let entered = 0;
  for (const each of tries) if ((await openSession(gate, each, compares)).ok) entered++;
  const [row] = await owner`
    select count(*) filter (where detail->>'reason' <> 'locked') as compared, count(*) as refused
    from audit where request_id = ${requestId} and act = 'sign_in_failed'`;
  return { entered, compared: row!.compared, refused: row!.refused };
}

Deno.test("a thousand tries at one account from many addresses: at most 36 are compared in a day", async () => {
  const { loginId } = await anAccount(gate);
  const { entered, compared, refused } = await attack({ loginIds: [loginId], addresses: 200 });
  console.log(`    one account: ${TRIES} tries, ${compared} compared, ${entered} got in`);
  assert.deepEqual([entered, refused], [0, TRIES]);
  assert.ok(compared <= 12 + HOURS, `${compared}`);
});

Deno.test("the right password among them, typed while the account waits, gets nobody in", async () => {
  const { loginId } = await anAccount(gate);
  const given = { loginIds: [loginId], addresses: 200, rightAt: TRIES - 1 };
  assert.deepEqual((await attack(given)).entered, 0);
});

Deno.test("one password at a thousand accounts from one address: some hundreds in a day", async () => {
  const loginIds = Array.from({ length: 1_000 }, (_, n) => `spray-${n}`);
  const { entered, compared } = await attack({ loginIds, addresses: 1 });
  console.log(`    one address: ${TRIES} tries, ${compared} compared, ${entered} got in`);
  assert.equal(entered, 0);
  assert.ok(compared <= 26 + 20 * HOURS, `${compared}`);
});
