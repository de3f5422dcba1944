import assert from "node:assert/strict";
import { listAnomalies } from "../../../db/watch/list_anomalies.ts";
import { findAnomaly, reviewAnomaly } from "../../../db/watch/review_anomaly.ts";
import type { Act } from "../../../domain/account/act.ts";
import type { ManagingActor } from "../../../domain/account/actor.ts";
import { isOpen } from "../../../domain/transfer/anomaly_review.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aMunicipality, anAct, anActor } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aCase } from "../transfer/a_case.ts";
import { ask, aTown, aTransferOffice, criteriaOf } from "../transfer/two_towns.ts";
import { aRecipient } from "../upload/a_recipient.ts";

const database = await aDatabase();
const { register } = database;
const owner = ownerSql(database);

const NIGHT = new Date("2021-06-30T23:10:00+09:00");

function aManager(municipalityCode = aMunicipality()): Act<ManagingActor> {
  const actor = anActor({ municipalityCode, loginId: "kacho@town.lg.jp" });
  return { ...anAct(), actor: { ...actor, kind: "municipal", role: "manager" } };
}

/** An inquiry of this municipality in the night. */
async function atNight(asking: string, askedAt = NIGHT): Promise<string> {
  return await aCase(database, { asking, asked: aMunicipality(), accountId: ACCOUNT, askedAt });
}

const ACCOUNT = crypto.randomUUID();

const anomaliesOf = (code: string, at = TEST_TIME) => listAnomalies(register, code, at);

Deno.test("an inquiry in the night is found with its case, by nobody else's municipality", async () => {
  const [ours, theirs] = [aMunicipality(), aMunicipality()];
  const id = await aCase(database, { asking: ours, asked: theirs, askedAt: NIGHT });
  const [anomaly, ...others] = await anomaliesOf(ours);
  assert.deepEqual(others, []);
  assert.deepEqual([anomaly!.rule, anomaly!.inquiryIds, anomaly!.review], [
    "after_hours",
    [id],
    null,
  ]);
  assert.deepEqual(await anomaliesOf(theirs), [], "who was asked has done nothing odd");
});

Deno.test("an inquiry is looked at for ninety days", async () => {
  const code = aMunicipality();
  await atNight(code);
  const after = (days: number) => new Date(NIGHT.getTime() + days * 86_400_000);
  assert.equal((await anomaliesOf(code, after(89.9))).length, 1);
  assert.equal((await anomaliesOf(code, after(90.1))).length, 0);
});

Deno.test("what the asked staff found later was no miss", async () => {
  const code = aMunicipality();
  const held = {
    asking: code,
    asked: aMunicipality(),
    finding: "held" as const,
    accountId: ACCOUNT,
  };
  for (let each = 0; each < 4; each++) await aCase(database, held);
  await aCase(database, { ...held, state: "denied", refusal: "nobody" });
  assert.deepEqual((await anomaliesOf(code)).map(({ rule, count }) => [rule, count]), [[
    "no_hits",
    5,
  ]]);
  for (let each = 0; each < 6; each++) await aCase(database, { ...held, state: "confirmed" });
  assert.deepEqual(await anomaliesOf(code), []);
});

Deno.test("the same person asked about three times is found, in whatever spelling", async () => {
  const asking = await aTown(database);
  const asked = await aTown(database);
  const office = aTransferOffice(database);
  const about = criteriaOf(aRecipient());
  for (const familyKana of [about.familyKana, about.familyKana, ` ${about.familyKana}`]) {
    await ask(office, asking, {
      otherCode: asked.actor.municipalityCode,
      about: { ...about, familyKana },
    });
  }
  const anomalies = await anomaliesOf(asking.actor.municipalityCode);
  assert.deepEqual(anomalies.map(({ rule, count }) => [rule, count]), [["same_person", 3]]);
});

Deno.test("an inquiry that the limit refused is found in the audit", async () => {
  const asking = await aTown(database);
  const otherCode = (await aTown(database)).actor.municipalityCode;
  const office = aTransferOffice(database, { limits: { perAccount: 1, perMunicipality: 9 } });
  const once = () => ask(office, asking, { otherCode, about: criteriaOf(aRecipient()) });
  await once();
  await assert.rejects(once(), { kind: "too_many" });
  const [anomaly] = await anomaliesOf(asking.actor.municipalityCode);
  assert.deepEqual([anomaly!.rule, anomaly!.count, anomaly!.inquiryIds], ["refused", 1, []]);
});

Deno.test("a manager's review closes an anomaly until another inquiry joins it", async () => {
  const manager = aManager();
  const { municipalityCode } = manager.actor;
  await atNight(municipalityCode);
  const [before] = await anomaliesOf(municipalityCode);
  const review = { id: before!.id, seenUntil: before!.to, note: "残業。転入届と一致" };
  await reviewAnomaly(register, manager, review);
  const [closed] = await anomaliesOf(municipalityCode);
  assert.deepEqual([closed!.review?.note, isOpen(closed!)], ["残業。転入届と一致", false]);
  await atNight(municipalityCode, new Date(NIGHT.getTime() + 1));
  const [again] = await anomaliesOf(municipalityCode);
  assert.deepEqual([again!.id, again!.count, isOpen(again!)], [before!.id, 2, true]);
  assert.equal(again!.review?.note, "残業。転入届と一致", "what was found before is still told");
  const audited = await owner`
    select detail ->> 'rule' as rule from audit
    where municipality_code = ${municipalityCode} and act = 'anomaly_reviewed'`;
  assert.deepEqual(audited.map(({ rule }) => rule), ["after_hours"]);
});

Deno.test("an inquiry that came while the page was open is not reviewed with it", async () => {
  const manager = aManager();
  const { municipalityCode } = manager.actor;
  await atNight(municipalityCode);
  const [shown] = await anomaliesOf(municipalityCode);
  await atNight(municipalityCode, new Date(NIGHT.getTime() + 1));
  await reviewAnomaly(register, manager, { id: shown!.id, seenUntil: shown!.to, note: "残業" });
  const [now] = await anomaliesOf(municipalityCode);
  assert.ok(isOpen(now!));
});

Deno.test("the second of two managers is told who reviewed it, when, and what they found", async () => {
  const manager = aManager();
  await atNight(manager.actor.municipalityCode);
  const [shown] = await anomaliesOf(manager.actor.municipalityCode);
  const { id, to } = shown!;
  const review = { id, seenUntil: to, note: "残業" };
  await reviewAnomaly(register, manager, review);
  await assert.rejects(reviewAnomaly(register, manager, review), {
    kind: "conflict",
    message: /2021年7月1日 10:00にkacho@town\.lg\.jpが確認しています（残業）/,
  });
});

Deno.test("a page cannot review what comes after all that is there", async () => {
  const manager = aManager();
  const { municipalityCode } = manager.actor;
  await atNight(municipalityCode);
  const [shown] = await anomaliesOf(municipalityCode);
  await reviewAnomaly(register, manager, {
    id: shown!.id,
    seenUntil: new Date("2099-01-01"),
    note: "残業",
  });
  await atNight(municipalityCode, new Date(NIGHT.getTime() + 1));
  const [now] = await anomaliesOf(municipalityCode);
  assert.ok(isOpen(now!));
});

Deno.test("an anomaly of a neighbour is not found by its id", async () => {
  const [ours, theirs] = [aManager(), aManager()];
  await atNight(ours.actor.municipalityCode);
  const [anomaly] = await anomaliesOf(ours.actor.municipalityCode);
  const { id } = anomaly!;
  assert.equal((await findAnomaly(register, ours, id)).inquiries.length, 1);
  await assert.rejects(findAnomaly(register, theirs, id), { kind: "not_found" });
});
