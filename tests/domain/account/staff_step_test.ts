import assert from "node:assert/strict";
import type { StaffAccount, StaffState } from "../../../domain/account/staff_account.ts";
import { staffState } from "../../../domain/account/staff_account.ts";
import {
  roleRefusal,
  STAFF_STEPS,
  type StaffStep,
  stepRefusal,
  visibleKinds,
} from "../../../domain/account/staff_step.ts";

const DAY = new Date("2021-07-01T01:00:00Z");
const ME = { accountId: "me", role: "manager" as const };

const STANDING: Record<StaffState, Partial<StaffAccount>> = {
  active: {},
  waiting: { hasPassword: false },
  disabled: { disabledAt: DAY },
  deleted: { disabledAt: DAY, deletedAt: DAY, hasPassword: false },
};

function anAccount(state: StaffState, given: Partial<StaffAccount> = {}): StaffAccount {
  return {
    id: "somebody",
    kind: "municipal",
    role: "general",
    loginId: "somebody@town.lg.jp",
    remark: "",
    createdAt: DAY,
    lastUsedAt: null,
    changedAt: null,
    changedBy: null,
    setupExpiresAt: null,
    hasPassword: true,
    hasFactor: false,
    disabledAt: null,
    deletedAt: null,
    version: 1,
    ...STANDING[state],
    ...given,
  };
}

/** What can be done to somebody else's account as it stands. */
const POSSIBLE: Record<StaffState, StaffStep[]> = {
  active: ["change", "disable", "remove", "issue_setup"],
  waiting: ["change", "disable", "remove", "issue_setup"],
  disabled: ["change", "enable", "remove"],
  deleted: ["restore"],
};

for (const [state, possible] of Object.entries(POSSIBLE) as [StaffState, StaffStep[]][]) {
  Deno.test(`an account that is ${state} can be taken on by ${possible.join(", ")} only`, () => {
    const account = anAccount(state);
    assert.equal(staffState(account), state);
    const allowed = STAFF_STEPS.filter((step) => !stepRefusal(step, account, ME));
    assert.deepEqual(allowed, possible);
  });
}

Deno.test("nobody can disable, delete or set up themself, but they may change their remark", () => {
  const account = anAccount("active", { id: ME.accountId, role: "manager" });
  const allowed = STAFF_STEPS.filter((step) => !stepRefusal(step, account, ME));
  assert.deepEqual(allowed, ["change"]);
});

Deno.test("nobody can change their own role; somebody else's, and keeping it, is no matter", () => {
  const own = anAccount("active", { id: ME.accountId, role: "manager" });
  assert.match(roleRefusal("general", own, ME) ?? "", /自分の役割は変えられません/);
  assert.equal(roleRefusal("manager", own, ME), undefined);
  assert.equal(roleRefusal("manager", anAccount("active"), ME), undefined);
});

Deno.test("一般 look after the venues, 管理者 after their colleagues too", () => {
  assert.deepEqual(visibleKinds("general"), ["venue"]);
  assert.deepEqual(visibleKinds("manager"), ["venue", "municipal"]);
});
