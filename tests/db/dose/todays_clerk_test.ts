import assert from "node:assert/strict";
import { undoChange } from "../../../db/change/undo_change.ts";
import { listTodaysDoses } from "../../../db/dose/list_todays_doses.ts";
import { findHistory } from "../../../db/record/find_history.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { aDatabase } from "../a_database.ts";
import { aMunicipality, anAct, anActor } from "../an_act.ts";
import { recipientIdOf } from "../confirmation/a_confirmation.ts";
import { Correcting } from "../correction/a_correction.ts";
import { ownerSql } from "../owner_sql.ts";
import { aTodaysDose } from "./a_todays_dose.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("what the town hall changed meanwhile is told, and is the town hall's from then on", async () => {
  const { work, clerk, person } = await aTodaysDose(database);
  const correcting = await correctingOf({ clerk, person });
  await correcting.dose(1, { lotNumber: "CLERK1" });
  await correcting.update();
  assert.deepEqual(await work.corrects(1, { lotNumber: "VENUE1" }), { kind: "overtaken" });
  const opened = await work.opens();
  assert.equal(opened.dose.lotNumber, "CLERK1");
  assert.match(opened.refusal ?? "", /自治体の職員が変更しているため/);
  const refused = await work.withdraws(opened.version);
  assert.ok(refused.kind === "refused" && refused.message === opened.refusal);
});

Deno.test("a dose the town hall deleted is listed as withdrawn, with its reason at home only", async () => {
  const venue = anAct({ actor: anActor({ kind: "venue" }) });
  const reasons: (string | null | undefined)[] = [];
  for (const issuer of [venue.actor.municipalityCode, aMunicipality()]) {
    const { work, clerk, person } = await aTodaysDose(database, { act: venue, issuer });
    const correcting = await correctingOf({ clerk, person });
    await correcting.deletes(1);
    await correcting.update("本人からの申出");
    assert.equal((await work.restores(2)).kind, "refused");
    const { doses } = await listTodaysDoses(database.register, venue, { page: 1 });
    const { withdrawal } = doses.find(({ id }) => id === work.dose.doseId)!;
    assert.equal(withdrawal?.isOwn, false);
    reasons.push(withdrawal?.reason);
  }
  assert.deepEqual(reasons, ["本人からの申出", null]);
});

Deno.test("the town hall finds a venue's correction in the history and can take it back", async () => {
  const { work, clerk, person, code } = await aTodaysDose(database);
  await work.corrects(1, { lotNumber: "EX9999" }, "読み取りの誤り");
  const id = await recipientIdOf(database, clerk, person);
  const [newest] = await findHistory(database.register, clerk, { kind: "recipient", id });
  assert.deepEqual([newest!.kind, newest!.reason], ["edit", "読み取りの誤り"]);
  const [row] = newest!.rows;
  assert.deepEqual(row!.cells.map(({ before, after }) => [before, after]), [["EY5420", "EX9999"]]);
  const undo = { changeId: newest!.id, reason: "入力の誤り" };
  const undone = await undoChange(database.register, clerk, undo);
  assert.ok(undone.ok);
  const [dose] = await owner`
    select lot_number, version from dose where municipality_code = ${code}`;
  assert.deepEqual([dose!.lot_number, dose!.version], ["EY5420", 3]);
});

Deno.test("what becomes odd by a correction is on the worklist, and off it when that is mended", async () => {
  const { work, code } = await aTodaysDose(database);
  const open = () =>
    inMunicipality(database.register, code, async (tx) => {
      const rows = await tx.selectFrom("finding").select("rule").where("state", "=", "open")
        .execute();
      return rows.map(({ rule }) => rule);
    });
  const before = await open();
  await work.corrects(1, { vaccineCode: "moderna", lotNumber: "1", vaccinatedOn: "2021-03-01" });
  assert.ok((await open()).includes("vaccine_out_of_period"));
  await work.corrects(2);
  assert.deepEqual(await open(), before);
});

async function correctingOf(
  { clerk, person }: Pick<Awaited<ReturnType<typeof aTodaysDose>>, "clerk" | "person">,
) {
  const id = await recipientIdOf(database, clerk, person);
  return new Correcting(database, clerk, { kind: "recipient", id });
}
