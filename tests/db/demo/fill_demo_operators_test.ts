import assert from "node:assert/strict";
import { addAccount } from "../../../db/account/add_account.ts";
import { DEMO_ACCOUNTS } from "../../../db/demo/demo_accounts.ts";
import { demoAct } from "../../../db/demo/demo_act.ts";
import { DEMO_TOWN, NEIGHBOUR_TOWN } from "../../../db/demo/demo_places.ts";
import {
  DEMO_OPERATORS,
  DEMO_PIN,
  fillDemoOperators,
} from "../../../db/demo/fill_demo_operators.ts";
import { enterOperator } from "../../../db/operator/enter_operator.ts";
import { listWorkers } from "../../../db/operator/list_operators.ts";
import { lookupOperatorSetting } from "../../../db/operator/operator_setting.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";

const database = await aDatabase();
for (const account of DEMO_ACCOUNTS) await addAccount(database.gate, account, TEST_TIME);
// A second start finds them as they are.
for (const _start of [1, 2]) await fillDemoOperators(database, TEST_TIME);

Deno.test("the neighbour's tablet asks, and each 担当者 of the guide comes in with the PIN", async () => {
  const tablet = await demoAct(database.gate, NEIGHBOUR_TOWN.venue, TEST_TIME);
  const workers = await listWorkers(database.register, tablet.actor);
  assert.deepEqual(workers.map(({ name }) => name).toSorted(), [...DEMO_OPERATORS].toSorted());
  for (const { id: operatorId } of workers) {
    const entry = { operatorId, operatorPin: DEMO_PIN };
    assert.equal((await enterOperator(database.register, tablet, entry)).kind, "working");
  }
});

Deno.test("the first town's tablet does not ask", async () => {
  const { asking } = await lookupOperatorSetting(database.register, DEMO_TOWN.municipalityCode);
  assert.equal(asking, "off");
});
