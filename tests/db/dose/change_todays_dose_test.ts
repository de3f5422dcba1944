import assert from "node:assert/strict";
import { registerDose } from "../../../db/dose/register_dose.ts";
import { AppError } from "../../../domain/app_error.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aMunicipality, anAct, anActor } from "../an_act.ts";
import { confirm, release } from "../confirmation/a_confirmation.ts";
import { ownerSql } from "../owner_sql.ts";
import { aDose } from "./a_dose.ts";
import { aTodaysDose } from "./a_todays_dose.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("a correction is a new version under an edit with its reason; the former one is kept", async () => {
  const { work, code } = await aTodaysDose(database);
  const { doseId } = work.dose;
  assert.deepEqual(await work.corrects(1, { lotNumber: "EX9999" }, "読み取りの誤り"), {
    kind: "done",
  });
  const [dose] = await owner`select * from dose where id = ${doseId}`;
  const [former] = await owner`select * from dose_history where id = ${doseId}`;
  assert.deepEqual([dose!.version, dose!.lot_number], [2, "EX9999"]);
  assert.deepEqual([former!.version, former!.lot_number], [1, "EY5420"]);
  assert.equal(former!.replaced_by, dose!.change_id);
  const [change] = await owner`
    select kind, reason, account_id from change
    where municipality_code = ${code} and id = ${dose!.change_id}`;
  const { accountId } = work.act.actor;
  assert.deepEqual(change, { kind: "edit", reason: "読み取りの誤り", account_id: accountId });
  const acts = await owner`
    select act from audit where municipality_code = ${code} and subject_id = ${doseId}
    order by act`;
  assert.deepEqual(acts.map(({ act }) => act), ["dose_corrected", "dose_registered"]);
});

Deno.test("another municipality's ticket is corrected in that municipality's register", async () => {
  const issuer = aMunicipality();
  const { work } = await aTodaysDose(database, { issuer });
  const opened = await work.opens();
  assert.deepEqual([opened.municipalityCode, opened.holderName], [issuer, null]);
  await work.corrects(1, { vaccineCode: "moderna", lotNumber: "3002333" });
  await work.withdraws(2);
  const [dose] = await owner`select * from dose where id = ${work.dose.doseId}`;
  assert.deepEqual(
    [dose!.municipality_code, dose!.vaccine_code, dose!.vaccine_maker, dose!.version],
    [issuer, "moderna", "武田／モデルナ", 3],
  );
  const [change] = await owner`select * from change where id = ${dose!.change_id}`;
  assert.deepEqual(
    [change!.municipality_code, change!.actor_municipality_code],
    [issuer, work.act.actor.municipalityCode],
  );
});

Deno.test("a withdrawn dose can be given again, or restored, but not both", async () => {
  const { work } = await aTodaysDose(database);
  const again = () => registerDose(database.register, work.act, aDose(work.dose.ticket));
  assert.equal((await again()).ok, false);
  assert.deepEqual(await work.withdraws(1), { kind: "done" });
  const { withdrawal } = await work.opens();
  assert.deepEqual(withdrawal, {
    at: TEST_TIME,
    isOwn: true,
    reason: "別の人の接種券で登録した",
  });
  assert.deepEqual(await work.restores(2), { kind: "done" });
  assert.equal((await again()).ok, false);
  assert.deepEqual(await work.withdraws(3), { kind: "done" });
  assert.equal((await again()).ok, true);
  const restored = await work.restores(4);
  assert.ok(restored.kind === "refused" && /登録済みです/.test(restored.message));
});

Deno.test("of two tablets that correct one dose at once one does, the other is told and loses nothing", async () => {
  const { work } = await aTodaysDose(database);
  const outcomes = await Promise.all([
    work.corrects(1, { doctorName: "医師一郎" }),
    work.corrects(1, { doctorName: "医師二郎" }),
  ]);
  assert.deepEqual(outcomes.map(({ kind }) => kind).toSorted(), ["done", "overtaken"]);
  const { version, dose: { doctorName } } = await work.opens();
  assert.equal(version, 2);
  assert.equal(doctorName, outcomes[0]!.kind === "done" ? "医師一郎" : "医師二郎");
});

Deno.test("the same form sent twice changes once and is no conflict", async () => {
  const { work } = await aTodaysDose(database);
  const twice = (send: () => Promise<{ kind: string }>) => Promise.all([send(), send()]);
  const done = [{ kind: "done" }, { kind: "done" }];
  assert.deepEqual(await twice(() => work.corrects(1, { lotNumber: "EX1" })), done);
  assert.deepEqual(await twice(() => work.withdraws(2)), done);
  assert.deepEqual(await twice(() => work.restores(3)), done);
  assert.equal((await work.opens()).version, 4);
});

Deno.test("a locked record refuses every change, until it is unlocked", async () => {
  const { work, clerk, person } = await aTodaysDose(database);
  const recipientId = await confirm(database, clerk, person);
  assert.match((await work.opens()).refusal ?? "", /「確認済み」にしている/);
  for (const outcome of [await work.corrects(1, { lotNumber: "X" }), await work.withdraws(1)]) {
    assert.ok(outcome.kind === "refused" && /「確認済み」にしている/.test(outcome.message));
  }
  await release(database, clerk, recipientId);
  assert.deepEqual(await work.withdraws(1), { kind: "done" });
});

Deno.test("what is not of today, or not of this account, is not found; of yesterday's it says so", async () => {
  const { work } = await aTodaysDose(database);
  const { actor } = work.act;
  const tomorrow = anAct({ actor, at: new Date(TEST_TIME.getTime() + 86_400_000) });
  const colleague = anAct({
    actor: anActor({ kind: "venue", municipalityCode: actor.municipalityCode }),
  });
  for (
    const [act, sentence] of [[tomorrow, /昨日までの登録は/], [
      colleague,
      /一覧にありません/,
    ]] as const
  ) {
    const other = work.by(act);
    const attempts = [() => other.opens(), () => other.corrects(1), () => other.withdraws(1)];
    for (const attempt of attempts) {
      await assert.rejects(attempt, (error) => {
        assert.ok(error instanceof AppError && error.kind === "not_found");
        return sentence.test(error.message);
      });
    }
  }
});

Deno.test("an examination keeps having no vaccine when it is corrected", async () => {
  const { work } = await aTodaysDose(database, { kind: "examination" });
  assert.deepEqual(await work.corrects(1, { doctorName: "医師二郎" }), { kind: "done" });
  const { dose } = await work.opens();
  assert.deepEqual([dose.doctorName, dose.vaccineMaker, dose.lotNumber], ["医師二郎", null, null]);
});
