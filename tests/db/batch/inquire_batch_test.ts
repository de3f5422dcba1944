import assert from "node:assert/strict";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { aDatabase, TEST_TIME } from "../a_database.ts";
import { aMunicipality, anAct, anActor } from "../an_act.ts";
import { aJobOffice } from "../job/a_job.ts";
import { ownerSql } from "../owner_sql.ts";
import { aMyNumber, aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import {
  anIncomer,
  askedBatch,
  askIncomers,
  aStaffedMunicipality,
  receiveIncomers,
} from "./a_batch.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** A municipality that uses VRS and has these people. */
async function aTownWith(...people: ReturnType<typeof aRecipient>[]): Promise<string> {
  const municipalityCode = await aStaffedMunicipality(database);
  const actor = anActor({ municipalityCode });
  if (people.length > 0) await upload(database, anAct({ actor }), { content: people });
  return municipalityCode;
}

Deno.test("one file finds one person, nobody and several, by number and by name, and says why not", async () => {
  const one = aRecipient({ familyKana: "ウラヤス", birthDate: "19800401" });
  const twins = [aRecipient({ familyKana: "フタゴ" }), aRecipient({ familyKana: "フタゴ" })];
  const town = await aTownWith(one, ...twins);
  const empty = aMunicipality();
  const act = anAct();
  const { batch, rows } = await askIncomers(database, act, [
    anIncomer({
      municipality: town,
      familyKana: "ウラヤスハナコ",
      givenKana: "",
      birthDate: "19800401",
    }),
    anIncomer({ municipality: town, myNumber: one.myNumber, consent: "1" }),
    anIncomer({ municipality: town, familyKana: "フタゴ" }),
    anIncomer({ municipality: town, familyKana: "イナイ" }),
    anIncomer({ municipality: town, myNumber: aMyNumber(987_654_321), consent: "1" }),
    anIncomer({ municipality: empty }),
    anIncomer({ municipality: act.actor.municipalityCode }),
    anIncomer({ municipality: town, sex: "9" }),
    anIncomer({ municipality: town, familyKana: "ﾌﾀｺﾞ", remark: "同じ人" }),
    anIncomer({ municipality: empty }),
  ]);
  assert.equal(batch.state, "done");
  assert.deepEqual(batch.counts, { one: 2, none: 2, several: 2, held: 0, error: 4 });
  assert.deepEqual(rows.map(({ line, outcome, sameAsLine }) => [line, outcome, sameAsLine]), [
    [2, "one", null],
    [3, "one", null],
    [4, "several", null],
    [5, "none", null],
    [6, "none", null],
    [7, "error", null],
    [8, "error", null],
    [9, "error", null],
    [10, "several", 4],
    [11, "error", 7],
  ]);
  assert.equal(rows[8]!.inquiryId, rows[2]!.inquiryId);
  assert.match(rows[5]!.problem!, /VRSを利用していない/);
  assert.equal(rows[9]!.problem, rows[5]!.problem);
  assert.match(rows[7]!.problem!, /^性別：/);
});

Deno.test("every row that was asked is a case on both sides, which agree", async () => {
  const town = await aTownWith(aRecipient({ familyKana: "ギョウトク" }));
  const act = anAct();
  const { id, rows } = await askIncomers(database, act, [
    anIncomer({ municipality: town, familyKana: "ギョウトク" }),
    anIncomer({ municipality: town, myNumber: aMyNumber(987_654_322), consent: "済" }),
  ]);
  for (const { inquiryId } of rows) {
    const [asked, asking] = await owner`
      select side, state, finding, other_code, batch_id, asked_at from inquiry
      where id = ${inquiryId} order by side`;
    assert.deepEqual([asked!.side, asking!.side], ["asked", "asking"]);
    assert.deepEqual([asked!.state, asked!.finding], [asking!.state, asking!.finding]);
    assert.deepEqual([asked!.other_code, asking!.other_code], [act.actor.municipalityCode, town]);
    assert.deepEqual([asked!.batch_id, asking!.batch_id], [null, id]);
    assert.deepEqual(asking!.asked_at, TEST_TIME);
  }
});

Deno.test("a list longer than a statement holds is asked whole", async () => {
  const town = await aTownWith();
  const incomers = Array.from({ length: 2_500 }, (_, index) =>
    anIncomer({
      municipality: town,
      familyKana: "ナガイ",
      birthDate: new Date(Date.UTC(1930, 0, 1 + index)).toISOString().slice(0, 10),
    }));
  const { batch } = await askIncomers(database, anAct(), incomers);
  assert.equal(batch.counts.none + batch.counts.held, 2_500);
});

Deno.test("when asking breaks off, nobody was asked, and the next attempt asks all", async () => {
  const towns = [await aTownWith(), await aTownWith()].toSorted();
  const act = anAct();
  const id = await receiveIncomers(
    database,
    act,
    towns.map((municipality) => anIncomer({ municipality })),
  );
  // The second municipality's rows cannot be written, after the first's have been.
  await owner.unsafe(`
    create function break_off() returns trigger language plpgsql as
      $$ begin raise exception 'broken off'; end $$;
    create trigger break_off before insert on inquiry for each row
      when (new.municipality_code = '${towns[1]}') execute function break_off()`);
  await runJobs(aJobOffice(database));
  const failed = await askedBatch(database, act, id);
  assert.equal(failed.batch.state, "failed");
  assert.match(failed.batch.failure!, /どの人についても照会していません/);
  const [counted] = await owner`select count(*) from inquiry where other_code = any(${towns})
    or municipality_code = any(${towns})`;
  assert.equal(Number(counted!.count), 0);
  const [sealed] = await owner`
    select from batch_row where batch_id = ${id} and my_number_sealed is not null`;
  assert.equal(sealed, undefined);
  await owner.unsafe(`drop trigger break_off on inquiry; drop function break_off()`);

  const again = await askIncomers(
    database,
    act,
    towns.map((municipality) => anIncomer({ municipality })),
  );
  assert.equal(again.batch.state, "done");
});

Deno.test("two lists that ask each other at once are both asked", async () => {
  const actors = await Promise.all([1, 2].map(async () => {
    return anActor({ municipalityCode: await aStaffedMunicipality(database) });
  }));
  const third = await aTownWith();
  const sent = await Promise.all(actors.map(async (actor, index) => {
    const other = actors[1 - index]!.municipalityCode;
    const act = anAct({ actor });
    const incomers = [other, third].flatMap((municipality) =>
      Array.from({ length: 200 }, (_, day) =>
        anIncomer({
          municipality,
          birthDate: new Date(Date.UTC(1950, 0, 1 + day)).toISOString().slice(0, 10),
        }))
    );
    return { act, id: await receiveIncomers(database, act, incomers) };
  }));
  await Promise.all([runJobs(aJobOffice(database)), runJobs(aJobOffice(database))]);
  for (const { act, id } of sent) {
    const { batch } = await askedBatch(database, act, id);
    assert.equal(batch.state, "done");
    assert.equal(batch.counts.none + batch.counts.held, 400);
  }
});
