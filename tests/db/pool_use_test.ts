import assert from "node:assert/strict";
import { connectForRequests } from "../../db/connection.ts";
import { countedPool } from "../../db/pool_use.ts";
import { aDatabase } from "./a_database.ts";

const { address } = await aDatabase();
const { pool, use } = countedPool(connectForRequests(address, "vrs_gate", 2), "gate");

Deno.test("a pool tells how many connections are taken and who waits for one", async () => {
  const [first, second] = [await pool.reserve(), await pool.reserve()];
  const third = pool.reserve();
  assert.deepEqual([use.name, use.size, use.inUse, use.waiting], ["gate", 2, 2, 1]);
  first.release();
  (await third).release();
  second.release();
  second.release(); // a second time changes nothing
  assert.deepEqual([use.inUse, use.waiting], [0, 0]);
  assert.ok(use.waitedMs > 0);
  const fourth = await pool.reserve();
  assert.deepEqual([...await fourth.unsafe("select 1 as one")], [{ one: 1 }]);
  fourth.release();
  await pool.end();
});
