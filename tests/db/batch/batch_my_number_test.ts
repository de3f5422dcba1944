import assert from "node:assert/strict";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { aDatabase } from "../a_database.ts";
import { columnsThatHold } from "../columns_that_hold.ts";
import { aMunicipality, anAct } from "../an_act.ts";
import { aJobOffice } from "../job/a_job.ts";
import { ownerSql } from "../owner_sql.ts";
import { aMyNumber } from "../upload/a_recipient.ts";
import { anIncomer, aStaffedMunicipality, receiveIncomers } from "./a_batch.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("neither before nor after asking does any column hold a My Number in plain", async () => {
  const town = await aStaffedMunicipality(database);
  const act = anAct();
  const numbers = [1, 2, 3, 4].map((number) => aMyNumber(600_000_000 + number));
  const [asked, unasked, inRemark, inName] = numbers;
  await receiveIncomers(database, act, [
    anIncomer({ municipality: town, myNumber: asked!, consent: "1", remark: "見つかる目印" }),
    anIncomer({ municipality: town, myNumber: unasked! }),
    anIncomer({ municipality: town, remark: `番号は${inRemark}` }),
    anIncomer({ municipality: town, familyKana: inName! }),
    anIncomer({ municipality: aMunicipality(), myNumber: asked!, consent: "1" }),
  ]);
  const found = async () =>
    await Promise.all(numbers.map((number) => columnsThatHold(owner, number)));
  assert.deepEqual(await found(), [[], [], [], []]);
  await runJobs(aJobOffice(database));
  assert.deepEqual(await found(), [[], [], [], []]);
  assert.deepEqual(
    await columnsThatHold(owner, "見つかる目印"),
    ["batch_row.typed"],
    "the search finds",
  );
  const [kept] = await owner`select from batch_row where my_number_sealed is not null
    and batch_id in (select id from batch where municipality_code = ${act.actor.municipalityCode})`;
  assert.equal(kept, undefined, "once asked about, only the inquiries have it, sealed");
});
