import assert from "node:assert/strict";
import { examineRecords } from "../../../db/finding/examine_records.ts";
import { requestExamination } from "../../../db/finding/request_examination.ts";
import { openJobConnection } from "../../../db/job/job_connection.ts";
import { inMunicipality } from "../../../db/tenant.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { aDose, aTicket, giveDose } from "../dose/a_dose.ts";
import { aJobOffice } from "../job/a_job.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { upload } from "../upload/an_upload.ts";
import { openFindings } from "./some_findings.ts";

const database = await aDatabase();
const owner = ownerSql(database);

Deno.test("what a venue registers while everybody is examined is neither lost nor found as it was", async () => {
  const act = anAct();
  const code = act.actor.municipalityCode;
  const [mended, broken] = [aRecipient(), aRecipient({ familyKana: "スズキ" })];
  await upload(database, act, { content: [mended, broken] });
  const ticket = (ticketNumber: string, doseNumber: number) =>
    aTicket(code, { ticketNumber, doseNumber });
  const first = aDose(ticket(mended.ticketNumber, 1));
  const entry = { ...first.entry, vaccinatedOn: "2021-05-01" };
  await giveDose(database, act, aDose(ticket(mended.ticketNumber, 2)));
  assert.deepEqual(await openFindings(owner, code), [
    `earlier_dose_missing ${mended.residentNumber}`,
  ]);
  await owner`update finding set state = 'resolved', resolved_at = now()
    where municipality_code = ${code}`;

  await examineWhile(act, async () => {
    await giveDose(database, act, { ...first, entry });
    await giveDose(database, act, aDose(ticket(broken.ticketNumber, 3)));
  });
  assert.deepEqual(await openFindings(owner, code), [
    `earlier_dose_missing ${broken.residentNumber}`,
  ]);
});

/** Runs the job; `work` is done when it has read everybody and is about to write. */
async function examineWhile(act: ReturnType<typeof anAct>, work: () => Promise<void>) {
  const code = act.actor.municipalityCode;
  await inMunicipality(database.register, code, (tx) => requestExamination(tx, act));
  const [examination] = await owner`
    select id from examination where municipality_code = ${code} and state = 'waiting'`;
  const connection = await openJobConnection(database.address);
  let isWorkDone = false;
  try {
    await inMunicipality(connection.register, code, (tx) =>
      examineRecords(aJobOffice(database), {
        kind: "examine_records",
        act,
        municipalityCode: code,
        subjectId: examination!.id,
        tx,
        async copyIn(target, text) {
          await connection.copyIn(target, text);
          if (isWorkDone) return;
          isWorkDone = true;
          await work();
        },
        tell: () => {},
      }));
  } finally {
    await connection.close();
  }
  assert.ok(isWorkDone, "something odd was found, so there was a moment to do it");
}
