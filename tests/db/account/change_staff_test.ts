import assert from "node:assert/strict";
import fc from "fast-check";
import {
  changeStaff,
  disableStaff,
  enableStaff,
  issueStaffSetup,
  removeStaff,
  restoreStaff,
} from "../../../db/account/change_staff.ts";
import { setUpPassword } from "../../../db/account/setup_token.ts";
import { findStaff, listStaff } from "../../../db/account/staff_accounts.ts";
import { lookupActor } from "../../../db/session/lookup_actor.ts";
import { staffState } from "../../../domain/account/staff_account.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aMunicipality } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { A_PASSWORD, anAttempt, aSession } from "../session/an_account.ts";
import { openSession } from "../../../db/session/open_session.ts";
import { aPerson, aStaffAccount, type Person } from "./some_staff.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { gate } = database;

const DONE = { kind: "done", value: null };
const seen = ({ act }: Person, id: string) => findStaff(gate, act.actor, id);
const canSignIn = async (loginId: string) => (await openSession(gate, anAttempt({ loginId }))).ok;

/** Takes a step and answers its URL's token. */
async function token(step: ReturnType<typeof issueStaffSetup>): Promise<string> {
  const outcome = await step;
  assert.ok(outcome.kind === "done");
  return outcome.value.token;
}

const setUp = (token: string, password = A_PASSWORD) =>
  setUpPassword(gate, { token, password, at: TEST_TIME, address: "", requestId: "" });

Deno.test("the list has the own municipality's accounts of a kind, by login ID", async () => {
  const code = aMunicipality();
  const boss = await aPerson(gate, code, "manager");
  const [one, two] = [await aStaffAccount(gate, code), await aStaffAccount(gate, code)];
  await aStaffAccount(gate, aMunicipality());
  const listed = await listStaff(gate, boss.act.actor, "venue");
  assert.deepEqual(
    listed.map(({ loginId }) => loginId),
    [one.loginId, two.loginId].sort(),
  );
  const colleagues = await listStaff(gate, boss.act.actor, "municipal");
  assert.deepEqual(colleagues.map(({ id }) => id), [boss.id]);
});

Deno.test("一般 see no colleague, in the list or by id", async () => {
  const code = aMunicipality();
  const clerk = await aPerson(gate, code, "general");
  const colleague = await aStaffAccount(gate, code, { kind: "municipal" });
  assert.deepEqual(await listStaff(gate, clerk.act.actor, "municipal"), []);
  await assert.rejects(seen(clerk, colleague.id), { kind: "not_found" });
  await assert.rejects(disableStaff(gate, clerk.act, colleague), { kind: "not_found" });
});

Deno.test("an account that is disabled is out of every session at once, and cannot sign in", async () => {
  const code = aMunicipality();
  const clerk = await aPerson(gate, code, "general");
  const tablet = await aStaffAccount(gate, code);
  const { token } = await aSession(gate, tablet.loginId);
  assert.ok(await lookupActor(gate, token, TEST_TIME));

  assert.deepEqual(await disableStaff(gate, clerk.act, tablet), DONE);
  assert.equal(await lookupActor(gate, token, TEST_TIME), undefined);
  assert.equal(await canSignIn(tablet.loginId), false);
  const now = await seen(clerk, tablet.id);
  assert.deepEqual([staffState(now), now.changedBy], ["disabled", clerk.loginId]);

  assert.deepEqual(await enableStaff(gate, clerk.act, now), DONE);
  assert.equal(await canSignIn(tablet.loginId), true);
  assert.equal(await lookupActor(gate, token, TEST_TIME), undefined, "the old session stays over");
});

Deno.test("a sign-in that overlapped with the disabling opens nothing after it is enabled again", async () => {
  const code = aMunicipality();
  const clerk = await aPerson(gate, code, "general");
  const tablet = await aStaffAccount(gate, code);
  const { token } = await aSession(gate, tablet.loginId);
  await owner`update account set disabled_at = now() where id = ${tablet.id}`;
  assert.deepEqual(await enableStaff(gate, clerk.act, tablet), DONE);
  assert.equal(await lookupActor(gate, token, TEST_TIME), undefined);
});

Deno.test("a new setup URL voids the one before, and the password lasts until it is used", async () => {
  const code = aMunicipality();
  const clerk = await aPerson(gate, code, "general");
  const tablet = await aStaffAccount(gate, code);
  const first = await token(issueStaffSetup(gate, clerk.act, tablet));
  const again = await token(issueStaffSetup(gate, clerk.act, await seen(clerk, tablet.id)));
  assert.ok(await canSignIn(tablet.loginId));
  assert.ok(!(await setUp(first)).ok);
  assert.ok((await setUp(again, "an altogether new password")).ok);
  assert.equal(await canSignIn(tablet.loginId), false);
});

Deno.test("disabling voids the setup URL for good", async () => {
  const code = aMunicipality();
  const clerk = await aPerson(gate, code, "general");
  const tablet = await aStaffAccount(gate, code);
  const issued = await token(issueStaffSetup(gate, clerk.act, tablet));
  await disableStaff(gate, clerk.act, await seen(clerk, tablet.id));
  const refused = await issueStaffSetup(gate, clerk.act, await seen(clerk, tablet.id));
  assert.equal(refused.kind, "refused");
  await enableStaff(gate, clerk.act, await seen(clerk, tablet.id));
  assert.ok(!(await setUp(issued)).ok);
});

Deno.test("a deleted account keeps its login ID but no password, and comes back with a URL", async () => {
  const code = aMunicipality();
  const clerk = await aPerson(gate, code, "general");
  const tablet = await aStaffAccount(gate, code);
  const session = await aSession(gate, tablet.loginId);
  assert.deepEqual(await removeStaff(gate, clerk.act, tablet), DONE);
  assert.equal(await lookupActor(gate, session.token, TEST_TIME), undefined);
  assert.equal(await canSignIn(tablet.loginId), false);
  const deleted = await seen(clerk, tablet.id);
  assert.deepEqual([staffState(deleted), deleted.hasPassword], ["deleted", false]);
  for (const step of [disableStaff, enableStaff, removeStaff, issueStaffSetup]) {
    assert.equal((await step(gate, clerk.act, deleted)).kind, "refused", step.name);
  }

  const issued = await token(restoreStaff(gate, clerk.act, deleted));
  assert.equal(await canSignIn(tablet.loginId), false, "the old password is gone");
  assert.ok((await setUp(issued)).ok);
  assert.equal(await canSignIn(tablet.loginId), true);
});

Deno.test("of two who change one account the second is told, and nothing of theirs is written", async () => {
  const code = aMunicipality();
  const [one, two] = [await aPerson(gate, code, "general"), await aPerson(gate, code, "general")];
  const tablet = await aStaffAccount(gate, code);
  const change = (person: Person, remark: string) =>
    changeStaff(gate, person.act, { ...tablet, change: { remark } });
  const outcomes = await Promise.all([change(one, "A"), change(two, "B")]);
  assert.deepEqual(outcomes.map(({ kind }) => kind).sort(), ["done", "overtaken"]);
  const now = await seen(one, tablet.id);
  assert.equal(now.remark, outcomes[0]!.kind === "done" ? "A" : "B");
});

Deno.test("two 管理者 who take each other's role or account away: one of them is too late", async () => {
  for (const step of ["demote", "disable", "remove"] as const) {
    const code = aMunicipality();
    const [one, two] = [await aPerson(gate, code, "manager"), await aPerson(gate, code, "manager")];
    const take = async (by: Person, from: Person) => {
      const account = await seen(by, from.id);
      if (step === "disable") return await disableStaff(gate, by.act, account);
      if (step === "remove") return await removeStaff(gate, by.act, account);
      const change = { remark: "", role: "general" as const };
      return await changeStaff(gate, by.act, { ...account, change });
    };
    const outcomes = await Promise.allSettled([take(one, two), take(two, one)]);
    const done = outcomes.filter((each) =>
      each.status === "fulfilled" && each.value.kind === "done"
    );
    assert.equal(done.length, 1, step);
    assert.equal(await managersOf(code), 1, step);
  }
});

Deno.test("whatever 管理者 do to themselves and each other, one is left who can sign in", async () => {
  const steps = fc.constantFrom("disable", "remove", "demote", "enable");
  const moves = fc.array(fc.record({ by: fc.nat(2), to: fc.nat(2), step: steps }), {
    minLength: 1,
    maxLength: 8,
  });
  const code = aMunicipality();
  await fc.assert(
    fc.asyncProperty(moves, async (made) => {
      const people = [0, 1, 2].map(() => aPerson(gate, code, "manager"));
      const staff = await Promise.all(people);
      await owner`
        update account set role = 'general' where municipality_code = ${code}
          and id <> all (${staff.map(({ id }) => id)}::uuid[])`;
      for (const { by, to, step } of made) await attempt(staff[by]!, staff[to]!, step);
      assert.ok(await managersOf(code) > 0);
    }),
    { numRuns: 12 },
  );
});

async function attempt(by: Person, to: Person, step: string): Promise<void> {
  const boss = { municipalityCode: by.act.actor.municipalityCode, role: "manager" as const };
  const account = await findStaff(gate, boss, to.id);
  const change = { remark: "", role: "general" as const };
  const steps: Record<string, () => Promise<unknown>> = {
    disable: () => disableStaff(gate, by.act, account),
    enable: () => enableStaff(gate, by.act, account),
    remove: () => removeStaff(gate, by.act, account),
    demote: () => changeStaff(gate, by.act, { ...account, change }),
  };
  await steps[step]!().catch((error) => assert.match(error.kind, /not_found|forbidden/));
}

async function managersOf(code: string): Promise<number> {
  const [row] = await owner`
    select count(*)::int as count from account
    where municipality_code = ${code} and role = 'manager' and disabled_at is null`;
  return row!.count;
}
