import assert from "node:assert/strict";
import { addLots } from "../../../db/vaccine/add_lots.ts";
import { changeLot, removeLot } from "../../../db/vaccine/change_lot.ts";
import { findLotMaster, listMasters } from "../../../db/vaccine/find_masters.ts";
import type { Act } from "../../../domain/account/act.ts";
import { AppError } from "../../../domain/app_error.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aLot, lotsOf } from "./a_vaccine.ts";

const database = await aDatabase();
const { register } = database;
const owner = ownerSql(database);

Deno.test("lots that are known word for word are skipped, the others added", async () => {
  const act = await anActWithALot();
  const lots = [aLot(), aLot({ lotNumber: "EP2163" }), aLot({ vaccineCode: "moderna" })];
  assert.deepEqual(await addLots(register, act, lots), { ok: true, addedCount: 2, knownCount: 1 });
  assert.equal((await lotsOf(database, act)).length, 3);
  const { changes } = await listMasters(register, act.actor.municipalityCode);
  assert.deepEqual(changes.map(({ kind, name }) => [kind, name]), [
    ["added", "武田／モデルナ EY5420"],
    ["added", "ファイザー EP2163"],
    ["added", "ファイザー EY5420"],
  ]);
  assert.equal(await countRows(owner, "audit", act.actor.municipalityCode), 2, "one for each act");
});

Deno.test("a lot known with another date clashes, and then none is added", async () => {
  const act = await anActWithALot();
  const lots = [aLot({ lotNumber: "EP2163" }), aLot({ expiresOn: "2022-01-31" })];
  const added = await addLots(register, act, lots);
  assert.ok(!added.ok);
  assert.deepEqual(added.clashes.map(({ position, known }) => [position, known.expiresOn]), [
    [1, "2021-12-31"],
  ]);
  assert.equal((await lotsOf(database, act)).length, 1);
});

Deno.test("two who add the same lot in one moment both succeed, and it is there once", async () => {
  const act = anAct();
  const added = await Promise.all([1, 2].map(() => addLots(register, act, [aLot()])));
  assert.deepEqual(added.map((each) => each.ok && each.addedCount).sort(), [0, 1]);
});

Deno.test("a lot is changed from what to what, and cannot become another one", async () => {
  const act = await anActWithALot();
  await addLots(register, act, [aLot({ lotNumber: "EP2163" })]);
  const lot = await theLot(act);
  const clash = await changeLot(register, act, { ...lot, form: aLot({ lotNumber: "EP2163" }) });
  assert.equal(clash.kind === "refused" && clash.problems[0]?.field, "lotNumber");
  const form = aLot({ lotNumber: "EY5422", expiresOn: null });
  assert.deepEqual(await changeLot(register, act, { ...lot, form }), { kind: "done" });
  const { changes } = await findLotMaster(register, act.actor.municipalityCode, lot.id);
  assert.deepEqual(changes[0]!.cells, [
    { column: "ロットNo.", before: "EY5420", after: "EY5422" },
    { column: "有効期限", before: "2021年12月31日", after: null },
  ]);
});

Deno.test("the second of two who change a lot is told who was faster", async () => {
  const act = await anActWithALot();
  const lot = await theLot(act);
  await changeLot(register, act, { ...lot, form: aLot({ remark: "冷凍庫2" }) });
  for (
    const late of [
      await changeLot(register, act, { ...lot, form: aLot({ remark: "冷凍庫3" }) }),
      await removeLot(register, act, lot),
    ]
  ) assert.equal(late.kind === "overtaken" && late.by?.cells[0]?.after, "冷凍庫2");
  assert.equal((await theLot(act)).remark, "冷凍庫2");
});

Deno.test("a lot that doses name can be removed; they stay, and the list remembers what it was", async () => {
  const act = await anActWithALot();
  const code = act.actor.municipalityCode;
  await giveDose(database, act, aDose(aTicket(code)));
  const lot = await theLot(act);
  assert.equal((await findLotMaster(register, code, lot.id)).doseCount, 1);
  assert.deepEqual(await removeLot(register, act, lot), { kind: "done" });
  assert.equal(await countRows(owner, "dose", code), 1);
  const { lots, changes } = await listMasters(register, code);
  assert.deepEqual([lots, changes[0]!.kind], [[], "removed"]);
  assert.deepEqual(changes[0]!.cells[1], { column: "ロットNo.", before: "EY5420", after: null });
  await assert.rejects(removeLot(register, act, lot), AppError);
});

Deno.test("lots have registered doses examined again; a remark does not", async () => {
  const act = await anActWithALot();
  const examinations = () => countRows(owner, "examination", act.actor.municipalityCode);
  assert.equal(await examinations(), 1);
  await owner`update examination set state = 'done'
    where municipality_code = ${act.actor.municipalityCode}`;
  await changeLot(register, act, { ...await theLot(act), form: aLot({ remark: "冷凍庫2" }) });
  assert.equal(await examinations(), 1);
  await removeLot(register, act, await theLot(act));
  assert.equal(await examinations(), 2);
});

Deno.test("a neighbour's lots are nobody else's", async () => {
  const act = await anActWithALot();
  const neighbour = anAct();
  assert.deepEqual(await lotsOf(database, neighbour), []);
  await assert.rejects(removeLot(register, neighbour, await theLot(act)), AppError);
});

async function anActWithALot(): Promise<Act> {
  const act = anAct();
  assert.ok((await addLots(register, act, [aLot()])).ok);
  return act;
}

async function theLot(act: Act) {
  return (await lotsOf(database, act)).find(({ lotNumber }) => lotNumber === "EY5420")!;
}
