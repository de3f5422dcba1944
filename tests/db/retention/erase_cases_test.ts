import assert from "node:assert/strict";
import { aDatabase } from "../a_database.ts";
import { aMunicipality, anAct } from "../an_act.ts";
import { anIncomer, askIncomers, aStaffedMunicipality } from "../batch/a_batch.ts";
import { ownerSql } from "../owner_sql.ts";
import { aCase } from "../transfer/a_case.ts";
import { erase, everyRow, goneBetween } from "./a_leaver.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const cases = { retention: { years: 100, fileDays: 36_500, caseDays: 100, auditYears: 100 } };

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);

/** A case whose sides were handled so many days ago, or not at all. */
async function aHandledCase({ asking, asked }: { asking?: number; asked?: number }) {
  const id = await aCase(database, { asking: aMunicipality(), asked: aMunicipality() });
  for (const [side, days] of Object.entries({ asking, asked })) {
    const at = days === undefined ? null : daysAgo(days);
    await owner`
      update inquiry set handled_at = ${at}, handled_login_id = ${at && "shokuin"}
      where id = ${id} and side = ${side}`;
  }
  return id;
}

Deno.test("a case goes when both sides have handled it and the time is over, on both sides at once", async () => {
  const old = await aHandledCase({ asking: 101, asked: 101 });
  for (const recent of [{ asking: 101, asked: 99 }, { asking: 99, asked: 101 }, { asking: 101 }]) {
    await aHandledCase(recent);
  }
  await aHandledCase({});
  const before = await everyRow(owner);
  assert.deepEqual(await erase(database, { ...cases, mode: "rehearse" }), { inquiries: 2 });
  assert.deepEqual(await erase(database, cases), { inquiries: 2 });
  assert.deepEqual(goneBetween(before, await everyRow(owner)), { inquiry: 2, inquiry_event: 2 });
  assert.deepEqual([...await owner`select from inquiry where id = ${old}`], []);
  const proofs = await owner`select counts from erasure where kind = 'cases'`;
  assert.deepEqual(proofs.map(({ counts }) => counts), [{ inquiries: 1 }, { inquiries: 1 }]);
});

Deno.test("a list of incomers goes with what was typed in it, and its cases after it", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const town = await aStaffedMunicipality(database);
  const incomer = anIncomer({ municipality: town, remark: "目印" });
  const { id } = await askIncomers(database, act, [incomer]);
  await owner`
    update inquiry set handled_at = ${daysAgo(101)}, handled_login_id = 'shokuin'
    where municipality_code in (${code}, ${town})`;
  await owner`update batch set finished_at = ${daysAgo(99)} where id = ${id}`;
  assert.deepEqual(await erase(database, cases), {}, "as long as the list says what came of it");
  await owner`update batch set finished_at = ${daysAgo(101)} where id = ${id}`;
  assert.deepEqual(await erase(database, cases), { batches: 1, inquiries: 2 });
  const [left] = await owner`
    select (select count(*) from batch_row where batch_id = ${id}) as rows,
      (select count(*) from inquiry where batch_id = ${id}) as cases`;
  assert.deepEqual({ ...left }, { rows: 0, cases: 0 });
});
