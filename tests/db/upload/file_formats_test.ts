import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { downloadUpload } from "../../../db/upload/upload_records.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { aRecipient, headerRow, toCsv } from "./a_recipient.ts";
import { countsOf, receiveFile, upload } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string) => Buffer.from("\ufeff" + text, "utf16le");
/** 姓 山田 and セイ ヤマダ in Windows code page 932; the rest of the row is ASCII. */
const CP932_ROW = Buffer.concat([
  Buffer.from(`932,${aRecipient().myNumber},`),
  Buffer.from([0x8e, 0x52, 0x93, 0x63]),
  Buffer.from(",,"),
  Buffer.from([0x83, 0x84, 0x83, 0x7d, 0x83, 0x5f]),
  Buffer.from(",,19560412,2,0093200000,\r\n"),
]);

const encodings: [name: string, encode: () => Uint8Array][] = [
  ["utf-8", () => utf8(toCsv([aRecipient()]))],
  ["utf-8-bom", () => utf8("\ufeff" + toCsv([aRecipient()]))],
  ["utf-16le", () => utf16(toCsv([aRecipient()]))],
  ["utf-16be", () => utf16(toCsv([aRecipient()])).swap16()],
  ["shift_jis", () => CP932_ROW],
];

for (const [encoding, encode] of encodings) {
  Deno.test(`a file in ${encoding} is read as what it is`, async () => {
    const act = anAct();
    const outcome = await upload(database, act, { content: encode() });
    assert.equal(outcome.record.encoding, encoding);
    assert.deepEqual(countsOf(outcome), [1, 0, 0, 0]);
    const [row] = await owner`
      select family_name, family_kana from recipient
      where municipality_code = ${act.actor.municipalityCode}`;
    assert.deepEqual({ ...row }, { family_name: "山田", family_kana: "ヤマダ" });
  });
}

Deno.test("header row or not, LF or CRLF, last line break or not: the same person", async () => {
  const row = toCsv([aRecipient()]);
  for (const lines of [[row], [headerRow(), row], [headerRow(), row, ""], ["", headerRow(), row]]) {
    for (const lineBreak of ["\n", "\r\n"]) {
      const outcome = await upload(database, anAct(), { content: lines.join(lineBreak) });
      assert.deepEqual(countsOf(outcome), [1, 0, 0, 0]);
    }
  }
});

Deno.test("a header row says where the columns are", async () => {
  const act = anAct();
  const cells = toCsv([aRecipient({ givenName: "花子" })]).split(",");
  const moved = (row: string[]) => [...row.slice(1), row[0]].join(",");
  const content = `${moved(headerRow().split(","))}\n${moved(cells)}\n`;
  assert.deepEqual(countsOf(await upload(database, act, { content })), [1, 0, 0, 0]);
  const [row] = await owner`
    select resident_number, given_name from recipient
    where municipality_code = ${act.actor.municipalityCode}`;
  assert.deepEqual({ ...row }, { resident_number: cells[0], given_name: "花子" });
});

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
  for (const content of ["", "\r\n\r\n", "\ufeff", headerRow(), ",,,,,,,,,\n , ,\n"]) {
    const { record } = await upload(database, anAct(), { content });
    assert.equal(record.state, "failed", JSON.stringify(content));
    assert.match(record.failure!, /データの行がありません/);
    assert.equal(record.rowCount, 0);
  }
});

Deno.test("files that are no text fail without an exception", async () => {
  const bytes = new Uint8Array(100_000).map((_, index) => (index * 7919) % 256);
  const files = [bytes, new Uint8Array(10), utf8(`${headerRow()},\0あ\n`), utf8('"')];
  for (const content of files) {
    const { record } = await upload(database, anAct(), { content });
    assert.equal(record.state, "failed");
  }
});

Deno.test("a file of several megabytes comes back byte for byte, and who fetched it is known", async () => {
  const act = anAct();
  const bytes = new Uint8Array(3 * 1024 * 1024 + 17);
  for (let start = 0; start < bytes.length; start += 65_536) {
    crypto.getRandomValues(bytes.subarray(start, Math.min(start + 65_536, bytes.length)));
  }
  const id = await receiveFile(database, act, { content: bytes });
  const file = await downloadUpload(
    { register: database.register, sealers: theSealers() },
    act,
    id,
  );
  assert.equal(file.fileName, "住民.csv");
  assert.equal(digest(file.bytes), digest(bytes));
  const [row] = await owner`
    select act, subject_id from audit where municipality_code = ${act.actor.municipalityCode}`;
  assert.deepEqual({ ...row }, { act: "upload_downloaded", subject_id: id });
});

Deno.test("a row that lies across two stored pieces of the file is read whole", async () => {
  const people = Array.from({ length: 12_000 }, () => aRecipient({ familyName: "齋藤".repeat(5) }));
  const outcome = await upload(database, anAct(), { content: people });
  assert.ok(outcome.record.byteCount > 1 << 20, "there is more than one piece");
  assert.deepEqual(countsOf(outcome), [12_000, 0, 0, 0]);
});

Deno.test("another municipality's file is not found", async () => {
  const id = await receiveFile(database, anAct(), { content: [aRecipient()] });
  await assert.rejects(
    downloadUpload({ register: database.register, sealers: theSealers() }, anAct(), id),
    { kind: "not_found" },
  );
});

function digest(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
