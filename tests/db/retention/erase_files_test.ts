import assert from "node:assert/strict";
import { downloadUpload } from "../../../db/upload/download_upload.ts";
import { downloadRejectedRows } from "../../../db/upload/rejected_rows.ts";
import { takeOutput } from "../../../db/output/take_output.ts";
import { AppError } from "../../../domain/app_error.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { output } from "../output/an_output.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient } from "../upload/a_recipient.ts";
import { checkFile, upload } from "../upload/an_upload.ts";
import { erase, everyRow, goneBetween } from "./a_leaver.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const office = { register: database.register, sealers: theSealers() };
const files = { retention: { years: 100, fileDays: 100, caseDays: 36_500, auditYears: 100 } };

/** Sets all files of a municipality so many days back from now. */
async function daysOld(code: string, days: number): Promise<void> {
  const at = new Date(Date.now() - days * 86_400_000);
  await owner`
    update upload set received_at = ${at}, finished_at = finished_at - finished_at + ${at}
    where municipality_code = ${code}`;
  await owner`
    update output set made_at = ${at}, finished_at = ${at} where municipality_code = ${code}`;
}

async function filesOf(act = anAct()) {
  const wrong = { ...aRecipient(), birthDate: "99999999" };
  const content = [aRecipient(), wrong];
  const uploaded = await upload(database, act, { content, rejectedRows: "left_out" });
  const made = await output(database, act, { header: true });
  return { act, uploadId: uploaded.id, outputId: made.record.id };
}

Deno.test("a file that is past its retention is erased; its history stays, and says why it is gone", async () => {
  const { act, uploadId, outputId } = await filesOf();
  await daysOld(act.actor.municipalityCode, 101);
  const before = await everyRow(owner);
  assert.deepEqual(await erase(database, { ...files, mode: "rehearse" }), {
    uploads: 1,
    outputs: 1,
  });
  assert.deepEqual(await erase(database, files), { uploads: 1, outputs: 1 });
  const gone = goneBetween(before, await everyRow(owner));
  const parts = ["output_chunk", "upload_chunk", "upload_issue", "upload_sample"];
  assert.deepEqual(Object.keys(gone), parts);
  for (
    const asked of [
      () => downloadUpload(office, act, uploadId),
      () => downloadRejectedRows(office, act, uploadId),
      () => takeOutput(office, act, outputId),
    ]
  ) {
    await assert.rejects(
      asked(),
      (error: AppError) =>
        error.kind === "not_found" && /保存期間を過ぎたため消去しました/.test(error.message),
    );
  }
});

Deno.test("a younger file stays, and one that still waits for a decision, however old", async () => {
  const [young, waiting] = [await filesOf(), anAct()];
  await daysOld(young.act.actor.municipalityCode, 99);
  await checkFile(database, waiting, { content: [aRecipient()] });
  await daysOld(waiting.actor.municipalityCode, 2_000);
  const before = await everyRow(owner);
  assert.deepEqual(await erase(database, files), {});
  assert.deepEqual(goneBetween(before, await everyRow(owner)), {});
});
