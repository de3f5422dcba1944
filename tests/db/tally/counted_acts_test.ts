import assert from "node:assert/strict";
import { undoChange } from "../../../db/change/undo_change.ts";
import { decideConflict } from "../../../db/conflict/decide_conflict.ts";
import { flagMovedOut } from "../../../db/transfer/flag_moved_out.ts";
import { listOwnDays, listOwnGroups, listOwnStandings } from "../../../db/tally/own_tallies.ts";
import { verifyMunicipality } from "../../../db/tally/verify_tallies.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { lastChange } from "../change/some_undo.ts";
import { aConflict } from "../conflict/a_conflict.ts";
import { aCorrection } from "../correction/a_correction.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { TodaysWork } from "../dose/a_todays_dose.ts";
import { applyPeople } from "../dose_upload/apply_rows.ts";
import { aStoredPair, mergeAsTyped } from "../duplicate/a_pair.ts";
import { ownerSql } from "../owner_sql.ts";
import { erase, longAgo } from "../retention/a_leaver.ts";
import { anAnsweredCase, anIncomer } from "../transfer/an_answer.ts";
import { confirmFirst, twoDesks } from "../transfer/two_desks.ts";
import { aRecipient, aTicketNumber } from "../upload/a_recipient.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const { register } = database;

/** "registered 1": people with a first dose, and so on; exact, by a recount. */
async function standings({ actor: { municipalityCode: code } }: Act): Promise<Standings> {
  assert.deepEqual(await verifyMunicipality(register, code), []);
  const rows = await inMunicipality(register, code, (tx) => listOwnStandings(tx, code));
  return Object.fromEntries(
    rows.map(({ standing, doseNumber, count }) => [`${standing} ${doseNumber}`, count]),
  );
}
type Standings = Record<string, number>;

async function daysOf({ actor: { municipalityCode: code } }: Act): Promise<unknown[][]> {
  const days = await inMunicipality(register, code, (tx) => listOwnDays(tx, code));
  return days.map(({ vaccinatedOn, doseNumber, count }) => [vaccinatedOn, doseNumber, count]);
}

async function undoLast(act: Act, kind: string): Promise<void> {
  const changeId = await lastChange(owner, act.actor.municipalityCode, kind);
  const undone = await undoChange(register, act, { changeId, reason: "入力の誤り" });
  assert.ok(undone.ok);
}

Deno.test("a merge makes two people one, who has a dose of each number once, and its undo two again", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const { pair, people } = await aStoredPair(database, act);
  for (const { ticketNumber } of people) {
    await giveDose(database, act, aDose(aTicket(code, { ticketNumber })));
  }
  const apart = await standings(act);
  assert.deepEqual(apart, { "registered 0": 2, "registered 1": 2 });
  const merged = await mergeAsTyped(database, act, { pair });
  assert.ok(merged.ok);
  assert.deepEqual(await standings(act), { "departed 0": 1, "registered 0": 1, "registered 1": 1 });
  assert.deepEqual(await daysOf(act), [["2021-06-30", 1, 1]], "the other one is withdrawn");
  await undoLast(act, "merge");
  assert.deepEqual(await standings(act), apart);
});

Deno.test("a dose of nobody waits until its ticket finds its person", async () => {
  const act = anAct();
  const person = aRecipient({ sex: "1" });
  const { ticketNumber } = person;
  const code = act.actor.municipalityCode;
  const doseId = await giveDose(database, act, aDose(aTicket(code, { ticketNumber })));
  assert.deepEqual(await standings(act), { "waiting 0": 1 });
  await applyPeople(database, act, [person]);
  assert.deepEqual(await standings(act), { "registered 0": 1, "registered 1": 1 });
  const groups = await inMunicipality(register, code, (tx) => listOwnGroups(tx, code));
  assert.deepEqual(groups.map(({ sex, ageFrom, count }) => [sex, ageFrom, count]), [
    ["male", 65, 1],
  ]);
  const work = new TodaysWork(database, act, { doseId, ticket: aTicket(code, { ticketNumber }) });
  assert.equal((await work.withdraws(1)).kind, "done");
  assert.deepEqual(await standings(act), { "registered 0": 1 });
  assert.equal((await work.restores(2)).kind, "done");
  assert.deepEqual(await standings(act), { "registered 0": 1, "registered 1": 1 });
});

Deno.test("a correction of a person counts for every dose of theirs", async () => {
  const act = anAct();
  const { correcting } = await aCorrection(database, act);
  await correcting.person({
    residentNumber: "新しい番号",
    sex: "other",
    birthDate: "2000-01-01",
    ticketNumber: aTicketNumber(912_345),
  });
  await correcting.dose(2, { doseNumber: 3, vaccinatedOn: "2021-06-20" });
  await correcting.update();
  assert.deepEqual(await standings(act), {
    ...{ "registered 0": 1, "registered 1": 1, "registered 3": 1 },
  });
  assert.deepEqual(await daysOf(act), [["2021-05-01", 1, 1], ["2021-06-20", 3, 1]]);
  await undoLast(act, "edit");
  assert.deepEqual(await daysOf(act), [["2021-05-01", 1, 1], ["2021-06-01", 2, 1]]);
  assert.deepEqual(await standings(act), {
    ...{ "registered 0": 1, "registered 1": 1, "registered 2": 1 },
  });
});

Deno.test("what a file says instead of a stored dose is what counts", async () => {
  const act = anAct();
  const { conflict } = await aConflict(database, act, { vaccinatedOn: "20210614" });
  assert.deepEqual(await daysOf(act), [["2021-06-15", 1, 1]]);
  const { version } = conflict.stored!;
  const form = { decision: "replace", reason: "登録の誤り", note: "", version } as const;
  const decided = await decideConflict(register, act, { conflictId: conflict.id, form });
  assert.ok(decided.ok);
  assert.deepEqual(await daysOf(act), [["2021-06-14", 1, 1]]);
  await standings(act);
});

Deno.test("who comes from elsewhere counts with their doses here, and there until they are flagged", async () => {
  const given = await anAnsweredCase(database);
  const registered = await given.registers(anIncomer());
  assert.ok(registered.ok);
  const all = { "registered 0": 1, "registered 1": 1, "registered 2": 1 };
  assert.deepEqual([await standings(given.act), await standings(given.former)], [all, all]);

  const desks = await twoDesks(database, 2);
  await confirmFirst(desks);
  const before = await standings(desks.asked);
  assert.deepEqual(await flagMovedOut(register, desks.asked, desks.id), {
    ok: true,
    value: undefined,
  });
  const after = await standings(desks.asked);
  assert.deepEqual([before["registered 0"], after["registered 0"], after["departed 0"]], [2, 1, 1]);
});

Deno.test("doses whose people were erased count as before, also of somebody without a birth date", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  for (const status of ["moved_out", "deceased"] as const) {
    const { correcting } = await aCorrection(database, act);
    await correcting.person({ status });
    await correcting.update();
  }
  await owner`
    update recipient set birth_date = null where municipality_code = ${code}
      and status = 'deceased'`;
  await longAgo(owner, code);
  const before = await standings(act);
  const [days, groups] = [await daysOf(act), await groupsOf(code)];
  assert.deepEqual(groups.map(({ ageFrom, count }) => [ageFrom, count]).toSorted(), [
    ...[[-1, 1], [-1, 1], [55, 1], [55, 1]],
  ]);
  await erase(database);
  assert.deepEqual([before, await standings(act)], [{ "departed 0": 2 }, {}]);
  assert.deepEqual([await daysOf(act), await groupsOf(code)], [days, groups]);
});

function groupsOf(code: string) {
  return inMunicipality(register, code, (tx) => listOwnGroups(tx, code));
}
