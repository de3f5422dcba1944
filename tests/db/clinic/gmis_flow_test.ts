import assert from "node:assert/strict";
import {
  beginFlow,
  endFlow,
  endKnownFlow,
  FLOW_MINUTES,
  lookupKnownFlow,
} from "../../../db/clinic/gmis_flow.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { ownerSql } from "../owner_sql.ts";

const database = await aDatabase();
const { gate } = database;
const owner = ownerSql(database);
const later = (minutes: number) => new Date(TEST_TIME.getTime() + minutes * 60_000);

Deno.test("a flow is used once, by whichever of two comes first", async () => {
  const token = await beginFlow(gate, TEST_TIME);
  const ended = await Promise.all([1, 2].map(() => endFlow(gate, token, TEST_TIME)));
  assert.deepEqual(ended.sort(), [false, true]);
});

Deno.test("a flow lasts ten minutes and no longer", async () => {
  const [inTime, late] = [await beginFlow(gate, TEST_TIME), await beginFlow(gate, TEST_TIME)];
  assert.equal(await endFlow(gate, inTime, later(FLOW_MINUTES - 1)), true);
  assert.equal(await endFlow(gate, late, later(FLOW_MINUTES)), false);
});

Deno.test("a flow on its way to the provider knows no G-MIS ID, and one that is back is not on its way", async () => {
  const onItsWay = await beginFlow(gate, TEST_TIME);
  const back = await beginFlow(gate, TEST_TIME, { gmisId: "G1" });
  assert.equal(await lookupKnownFlow(gate, onItsWay, TEST_TIME), undefined);
  assert.equal(await endKnownFlow(gate, onItsWay, TEST_TIME), undefined);
  assert.equal(await endFlow(gate, back, TEST_TIME), false);
  assert.equal(await lookupKnownFlow(gate, back, TEST_TIME), "G1");
  const ended = await Promise.all([1, 2].map(() => endKnownFlow(gate, back, TEST_TIME)));
  assert.deepEqual(ended.sort(), ["G1", undefined]);
});

Deno.test("what is stored gives no token away, and goes when its time is over", async () => {
  const token = await beginFlow(gate, TEST_TIME);
  const rows = await owner`select f::text as row from gmis_flow f`;
  assert.ok(!rows.map(({ row }) => row).join().includes(token));
  await beginFlow(gate, later(60));
  assert.equal((await owner`select from gmis_flow`).length, 1);
});
