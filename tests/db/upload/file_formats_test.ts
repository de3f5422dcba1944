import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { downloadUpload } from "../../../db/upload/download_upload.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aRecipient, headerRow, toCsv } from "./a_recipient.ts";
import { receiveFile, upload } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);
const office = { register: database.register, sealers: theSealers() };

Deno.test("a header row with a wrong, missing or repeated name fails the file as a whole", async () => {
  const labels = headerRow().split(",");
  const wrong: [string[], RegExp][] = [
    [labels.with(1, "個人番号"), /見出し「個人番号」/],
    [labels.slice(0, 9), /「転出／死亡フラグ」がありません/],
    [labels.concat("券番号"), /同じ見出しが2つ/],
  ];
  for (const [header, failure] of wrong) {
    const content = `${header.join(",")}\n${toCsv([aRecipient()])}`;
    const { record, issues } = await upload(database, anAct(), { content });
    assert.equal(record.state, "failed");
    assert.match(record.failure!, failure);
    assert.deepEqual(issues, []);
  }
});

Deno.test("a file without a row of data fails and says so", async () => {
  for (const content of ["\r\n\r\n", "\ufeff", headerRow(), ",,,,,,,,,\n , ,\n"]) {
    const { record } = await upload(database, anAct(), { content });
    assert.equal(record.state, "failed", JSON.stringify(content));
    assert.match(record.failure!, /データの行がありません/);
  }
});

Deno.test("files that are no text are refused, whole or row by row, without an exception", async () => {
  const act = anAct();
  const bytes = new Uint8Array(100_000).map((_, index) => (index * 7919) % 256);
  const files = [bytes, new Uint8Array(10), utf8(`${headerRow()},\0あ\n`), utf8('"')];
  for (const content of files) {
    const { record } = await upload(database, act, { content, rejectedRows: "left_out" });
    assert.ok(record.state === "failed" || record.rejectedCount === record.rowCount);
  }
  assert.equal(await countRows(owner, "recipient", act.actor.municipalityCode), 0);
});

Deno.test("a file of several megabytes comes back byte for byte, and who fetched it is known", async () => {
  const act = anAct();
  const bytes = new Uint8Array(3 * 1024 * 1024 + 17);
  for (let start = 0; start < bytes.length; start += 65_536) {
    crypto.getRandomValues(bytes.subarray(start, Math.min(start + 65_536, bytes.length)));
  }
  const id = await receiveFile(database, act, { content: bytes });
  const file = await downloadUpload(office, act, id);
  assert.equal(file.fileName, "住民.csv");
  assert.equal(digest(new Uint8Array(await new Response(file.bytes).arrayBuffer())), digest(bytes));
  const [row] = await owner`
    select act, subject_id from audit where municipality_code = ${act.actor.municipalityCode}`;
  assert.deepEqual({ ...row }, { act: "upload_downloaded", subject_id: id });
});

Deno.test("another municipality's file is not found", async () => {
  const id = await receiveFile(database, anAct(), { content: [aRecipient()] });
  await assert.rejects(
    downloadUpload(office, anAct(), id),
    { kind: "not_found" },
  );
});

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
