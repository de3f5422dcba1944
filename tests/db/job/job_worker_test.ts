import assert from "node:assert/strict";
import type { KeyRing } from "../../../db/sealing/key_ring.ts";
import { startJobWorker } from "../../../db/job/start_job_worker.ts";
import { aDatabase } from "../a_database.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { until } from "../embedded/writer_process.ts";
import { aJob, jobsOf } from "./a_job.ts";

const database = await aDatabase();
const { address } = database;

Deno.test("a thread of its own runs the product's jobs, and tells the log without a name", async () => {
  const logged: Record<string, unknown>[] = [];
  const order = { address, keys: aKeyRing(), limit: 2 };
  const worker = startJobWorker(order, (line) => logged.push(line));
  // An upload nobody has: the real work finds nothing to do.
  const { municipalityCode } = await aJob(database, { kind: "apply_upload" });
  await until(async () => (await jobsOf(database, municipalityCode))[0]!.state === "done");
  await worker.stop();
  assert.deepEqual(logged.map((line) => Object.keys(line)), [
    ["job", "kind", "municipality", "ms", "state", "attempts"],
  ]);
});

Deno.test("a thread that dies is started again, and the server does not die with it", async () => {
  const logged: Record<string, unknown>[] = [];
  // It cannot even begin: these are no keys.
  const noKeys = { sealing: "of Yamanaka" } as unknown as KeyRing;
  const order = { address, keys: noKeys, limit: 2 };
  const worker = startJobWorker(order, (line) => logged.push(line));
  await until(() => logged.length >= 2);
  await worker.stop();
  for (const { jobs, error } of logged) {
    assert.deepEqual([jobs, error], ["the worker died", "Error"]);
  }
  assert.doesNotMatch(JSON.stringify(logged), /Yamanaka/, "an error's message is not logged");
});
