import assert from "node:assert/strict";
import { openDatabase } from "../../../db/database.ts";
import { confirmKeys } from "../../../db/sealing/confirm_keys.ts";
import { foldTallies } from "../../../db/tally/fold.ts";
import { runVerifyTallies } from "../../../db/commands/run_verify_tallies.ts";
import { type VerifiedAudit, verifyAudit } from "../../../db/audit/verify_audit.ts";
import { createApp } from "../../../routes/app.ts";
import { paths } from "../../../views/paths.ts";
import { aBrowserOf, anAccount, PASSWORD } from "../../routes/some_staff.ts";
import { Browser } from "../../routes/a_browser.ts";
import { anOffice } from "../a_database.ts";
import { aKeyRing } from "../a_key_ring.ts";
import { anAct, anActor } from "../an_act.ts";
import { appendActs, seal, sealingSql, theChain } from "../audit/a_sealed_audit.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { fillEveryTable } from "../fill_every_table.ts";
import { ownerSql } from "../owner_sql.ts";
import { checkNumbers, openEverything, sealEverywhere } from "../sealing/a_sealed_register.ts";
import { anEmptyDatabase, backUp, restore, rowsOfEveryTable, shapeOfDatabase } from "./a_backup.ts";

const URAYASU = "122271";
const office = await anOffice();
const { database } = office;
const owner = ownerSql(database);
const sealer = sealingSql(database);
await fillEveryTable(database, owner, URAYASU);
await sealEverywhere(database, owner);
await confirmKeys(database.gate, aKeyRing());
await foldTallies(database);
const loginId = await anAccount(office, { kind: "municipal" });
await aBrowserOf({ app: createApp(office), office }, { kind: "venue" });

Deno.test("a restored database is the one that was backed up: every row, constraint, policy and right", async () => {
  await seal(sealer);
  const { bytes, tables } = await backUp(database.address);
  const before = await rowsOfEveryTable(owner);
  const restored = openDatabase(await anEmptyDatabase());
  assert.deepEqual((await restore(restored.address, bytes)).tables, tables);
  const there = ownerSql(restored);
  assert.deepEqual(await rowsOfEveryTable(there), before);
  assert.deepEqual(await shapeOfDatabase(there), await shapeOfDatabase(owner));
  const filled = Object.values(before).filter((sum) => !sum.startsWith("0 "));
  assert.ok(filled.length > 55, `${filled.length} tables had rows`);
  await there.end();
  await restored.close();
});

Deno.test("a backup taken while doses are registered is of one instant, and works when it is restored", async () => {
  const act = anAct({ actor: anActor({ municipalityCode: URAYASU }) });
  const given: string[] = [];
  let isOver = false;
  const registering = (async () => {
    while (!isOver) given.push(await giveDose(database, act, aDose(aTicket(URAYASU))));
  })();
  await appendActs(database, URAYASU, { count: 3 });
  while (given.length < 10) await new Promise((resolve) => setTimeout(resolve, 5));
  const acknowledgedBefore = given.length;
  const { bytes, tables } = await backUp(database.address);
  const acknowledgedAfter = given.length;
  isOver = true;
  await registering;
  assert.ok(acknowledgedAfter > acknowledgedBefore, "registrations went on meanwhile");

  const restored = openDatabase(await anEmptyDatabase());
  await restore(restored.address, bytes);
  assert.deepEqual(
    (await backUp(restored.address)).tables,
    tables,
    "backed up again it is the same",
  );
  const there = ownerSql(restored);
  const found = (await there`select id from dose where id = any(${given}::uuid[])`).length;
  assert.ok(found >= acknowledgedBefore && found <= acknowledgedAfter + 1, `${found}`);
  const stored = given.slice(0, found);
  const ids = await there`select id from dose where id = any(${stored}::uuid[])`;
  assert.equal(ids.length, found, "those registered first, without a gap");

  const audits: VerifiedAudit[] = [];
  const sealing = sealingSql(restored);
  await seal(sealing);
  await verifyAudit(sealing, theChain, { kept: [] }, (verified) => audits.push(verified));
  assert.ok(audits.length > 0 && audits.every(({ faults }) => faults.length === 0));
  await giveDose(restored, act, aDose(aTicket(URAYASU)));
  await runVerifyTallies(restored, {}); // what was restored counts once, and what comes after
  await checkNumbers(there, aKeyRing(), URAYASU);
  assert.deepEqual(
    await openEverything(there, aKeyRing()),
    await openEverything(owner, aKeyRing()),
  );
  const app = createApp(await anOffice(restored));
  const page = await new Browser(app).submit(paths.signIn, { loginId, password: PASSWORD });
  assert.equal(page.status, 200);
  assert.notEqual(page.path, paths.signIn);
  await Promise.all([sealing.end(), there.end(), restored.close()]);
});
