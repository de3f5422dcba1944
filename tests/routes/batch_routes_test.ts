import assert from "node:assert/strict";
import { runJobs } from "../../db/job/run_jobs.ts";
import { createApp } from "../../routes/app.ts";
import { paths } from "../../views/paths.ts";
import { anOffice } from "../db/a_database.ts";
import { anAct, anActor } from "../db/an_act.ts";
import { anIncomer, batchCsv, type IncomerCells } from "../db/batch/a_batch.ts";
import { aRecipient } from "../db/upload/a_recipient.ts";
import { upload } from "../db/upload/an_upload.ts";
import { csvRows } from "./a_desk.ts";
import { attribute, plainText, tableRows, tagById } from "./html.ts";
import { aBrowserOf, ICHIKAWA } from "./some_staff.ts";

const office = await anOffice();
const app = createApp(office);
const staff = await aBrowserOf({ app, office }, { kind: "municipal" });
const neighbour = await aBrowserOf(
  { app, office },
  { kind: "municipal", municipalityCode: ICHIKAWA },
);
const known = aRecipient({ familyKana: "ギョウトク" });
await upload(office.database, anAct({ actor: anActor({ municipalityCode: ICHIKAWA }) }), {
  content: [known],
});

function aFile(content: IncomerCells[] | string): File {
  return new File([typeof content === "string" ? content : batchCsv(content)], "転入者.csv");
}

const KNOWN = anIncomer({ municipality: ICHIKAWA, familyKana: "ギョウトク", remark: "=cmd" });
const UNASKED = anIncomer({ municipality: ICHIKAWA, sex: "不明", remark: "窓口2" });

Deno.test("a list is sent, followed and taken as a file, without JavaScript", async () => {
  const waiting = await staff.submit(paths.batches, { file: aFile([KNOWN, UNASKED]) });
  assert.match(waiting.path, /^\/transfers\/batches\/[0-9a-f-]{36}$/);
  assert.match(plainText(waiting.html), /まもなく処理を始めます|順番を待っています/);
  const outcomes = `${waiting.path}/outcomes`;
  assert.equal((await staff.send(outcomes)).status, 409);

  await runJobs(office);
  const done = await staff.visit(waiting.path);
  assert.match(plainText(done.html), /照会が終わりました2人のうち1人が見つかりました。/);
  const errors = await staff.visit(`${waiting.path}?outcome=error`);
  assert.match(plainText(errors.html), /「エラー」の行.*窓口2/s);
  assert.doesNotMatch(plainText(errors.html), /ギョウトク/);

  const answer = await staff.send(outcomes);
  assert.match(decodeURIComponent(answer.headers.get("content-disposition")!), /照会の結果_転入者/);
  const [header, first, second] = csvRows(await answer.bytes());
  const cell = (row: string[], label: string) => row[header!.indexOf(label)];
  assert.deepEqual([cell(first!, "結果"), cell(second!, "結果")], ["1名", "エラー"]);
  assert.equal(cell(first!, "備考"), "'=cmd");
  assert.match(cell(second!, "理由")!, /^性別：/);
  assert.ok(!header!.includes("マイナンバー"));

  for (const path of [waiting.path, outcomes]) {
    assert.equal((await neighbour.send(path)).status, 404, "not the neighbour's");
  }
});

Deno.test("the same file again is asked about only when that is meant", async () => {
  const file = [KNOWN, anIncomer({ municipality: ICHIKAWA, familyKana: "モウイチド" })];
  const first = await staff.submit(paths.batches, { file: aFile(file) });
  const refused = await staff.submit(paths.batches, { file: aFile(file) });
  assert.equal(refused.status, 422);
  assert.match(plainText(refused.html), /「転入者\.csv」と全く同じ内容のファイルです/);
  assert.ok(refused.html.includes(`href="${first.path}"`));
  assert.equal(attribute(tagById(refused.html, "again")!, "type"), "checkbox");
  const again = await staff.submit(paths.batches, { again: "yes", file: aFile(file) });
  assert.equal(again.status, 200);
  assert.notEqual(again.path, first.path);
});

Deno.test("a form without a file, or with one that is no list, says so beside the field", async () => {
  for (const content of ["", "転出元自治体,電話\n"]) {
    const refused = await staff.submit(paths.batches, { file: aFile(content) });
    assert.equal(refused.status, 422);
    assert.equal(attribute(tagById(refused.html, "file")!, "aria-invalid"), "true");
    assert.match(refused.html, /<title>エラー：まとめて照会/);
  }
});

Deno.test("the history shows each list with what came of it", async () => {
  await runJobs(office);
  const { html } = await staff.visit(paths.batches);
  const rows = tableRows(html).filter(([, name]) => name === "転入者.csv");
  assert.deepEqual(rows.at(-1)!.slice(2, 9), ["照会完了", "2", "1", "0", "0", "0", "1"]);
});

Deno.test("a page that does not exist is the last one, and an unknown outcome all of them", async () => {
  const sent = await staff.submit(paths.batches, { file: aFile([UNASKED]) });
  await runJobs(office);
  const page = await staff.visit(`${sent.path}?outcome=everything&page=99`);
  assert.equal(page.status, 200);
  assert.match(plainText(page.html), /すべての行.*窓口2/s);
});
