import assert from "node:assert/strict";
import { AppError } from "../../../domain/app_error.ts";
import { DRAFT_DAYS } from "../../../domain/correction/draft.ts";
import { registerDose } from "../../../db/dose/register_dose.ts";
import { rebaseDraft } from "../../../db/correction/change_draft.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { aDose, aTicket } from "../dose/a_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { ownerSql } from "../owner_sql.ts";
import { aCorrection, aHandDose } from "./a_correction.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** Colleagues in the municipality of `act`, each with an account of their own. */
function colleagues(act: ReturnType<typeof anAct>, count: number) {
  const { municipalityCode } = act.actor;
  return Array.from({ length: count }, () => anAct({ actor: anActor({ municipalityCode }) }));
}

Deno.test("of ten clerks who update one person at once exactly one does, the others lose nothing", async () => {
  const act = anAct();
  const { correcting } = await aCorrection(database, act);
  const clerks = colleagues(act, 10).map((clerk) => correcting.by(clerk));
  for (const [index, clerk] of clerks.entries()) await clerk.person({ familyName: `姓${index}` });
  const outcomes = await Promise.allSettled(clerks.map((clerk) => clerk.updates()));
  const won = outcomes.filter(({ status }) => status === "fulfilled");
  assert.equal(won.length, 1);
  for (const outcome of outcomes) {
    if (outcome.status === "fulfilled") continue;
    assert.ok(outcome.reason instanceof AppError && outcome.reason.kind === "conflict");
  }
  assert.equal((await correcting.record()).person!.version, 2);
  assert.equal((await draftsOf(act.actor.municipalityCode)).length, 9);

  for (const [index, clerk] of clerks.entries()) {
    if (outcomes[index]!.status === "fulfilled") continue;
    await rebaseDraft(database.register, clerk.act, clerk.subject);
    await clerk.update();
  }
  assert.equal((await correcting.record()).person!.version, 11);
  assert.deepEqual(await draftsOf(act.actor.municipalityCode), []);
});

Deno.test("更新する pressed twice writes once, and the second time says that it is done", async () => {
  const act = anAct();
  const { correcting, person: { ticketNumber } } = await aCorrection(database, act);
  await correcting.adds(aHandDose(act, { ticketNumber }));
  const outcomes = await Promise.allSettled([correcting.updates(), correcting.updates()]);
  assert.equal(outcomes.filter(({ status }) => status === "fulfilled").length, 1);
  assert.equal((await correcting.record()).doses.length, 3);
});

Deno.test("of a scan and an added dose with the same number one is stored, never both", async () => {
  const act = anAct();
  const stored: number[] = [];
  for (let round = 0; round < 5; round++) {
    const { correcting, person: { ticketNumber } } = await aCorrection(database, act, { doses: 1 });
    await correcting.adds(aHandDose(act, { ticketNumber, doseNumber: 2 }));
    const ticket = aTicket(act.actor.municipalityCode, { ticketNumber, doseNumber: 2 });
    const [scanned, updated] = await Promise.all([
      registerDose(database.register, act, aDose(ticket)),
      correcting.updates(),
    ]);
    assert.notEqual(scanned.ok, updated.ok);
    stored.push((await correcting.record()).doses.length);
  }
  assert.deepEqual(stored, [2, 2, 2, 2, 2]);
});

Deno.test("two clerks who exchange doses between two people never wait for each other for ever", async () => {
  const act = anAct();
  const [one, other] = [await aCorrection(database, act), await aCorrection(database, act)];
  await one.correcting.dose(1, { ticketNumber: other.person.ticketNumber, doseNumber: 3 });
  const [colleague] = colleagues(act, 1);
  const theirs = other.correcting.by(colleague!);
  await theirs.dose(1, { ticketNumber: one.person.ticketNumber, doseNumber: 4 });
  await Promise.all([one.correcting.update(), theirs.update()]);
  const numbers = async (correcting: typeof theirs) =>
    (await correcting.record()).doses.map(({ doseNumber }) => doseNumber).toSorted();
  assert.deepEqual([await numbers(one.correcting), await numbers(theirs)], [[2, 4], [2, 3]]);
});

Deno.test("an upload that was faster makes a draft stale, and nothing of it is written", async () => {
  const act = anAct();
  const { correcting, person } = await aCorrection(database, act);
  await correcting.person({ familyName: "自分" });
  await applyPeople(database, act, [{ ...person, familyName: "住民台帳" }]);
  await assert.rejects(correcting.updates(), /ほかの職員が同じ記録を変更しました/);
  assert.equal((await correcting.record()).person!.familyName, "住民台帳");
});

Deno.test("a draft nobody touched for thirty days is removed when the next one is opened", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const days = (count: number) => new Date(TEST_TIME.getTime() + count * 86_400_000);
  const { correcting } = await aCorrection(database, act);
  const other = await aCorrection(database, act);
  await correcting.person({ familyName: "古い" });
  await other.correcting.by({ ...act, at: days(DRAFT_DAYS - 1) }).person({ familyName: "新しい" });
  assert.equal((await draftsOf(code)).length, 2);
  const later = colleagues(act, 1).map((clerk) => ({ ...clerk, at: days(DRAFT_DAYS + 1) }))[0]!;
  await other.correcting.by(later).person({ familyName: "今" });
  const left = await draftsOf(code);
  assert.deepEqual(
    new Set(left.map(({ subject_id }) => subject_id)),
    new Set([
      other.correcting.subject.id,
    ]),
  );
});

async function draftsOf(code: string) {
  return [
    ...await owner`select subject_id from correction_draft where municipality_code = ${code}`,
  ];
}
