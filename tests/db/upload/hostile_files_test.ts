import assert from "node:assert/strict";
import { runJobs } from "../../../db/job/run_jobs.ts";
import { receiveUpload } from "../../../db/upload/receive_upload.ts";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase, theSealers } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aRecipient, headerRow, toCsv } from "./a_recipient.ts";
import { aJobOffice, outcomeOf, upload } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** An act of a municipality with one registered person. */
async function anActOfOne(): Promise<Act> {
  const act = anAct();
  await upload(database, act, { content: [aRecipient()] });
  return act;
}

/** Sends a file in pieces as the network would, and approves whatever can be approved. */
async function send(act: Act, bytes: AsyncIterable<Uint8Array>) {
  const office = { register: database.register, sealers: theSealers() };
  const file = { kind: "recipient", mode: "overwrite_all", name: "a.csv", bytes } as const;
  const received = await receiveUpload(office, act, file);
  assert.ok(received.ok);
  await runJobs(aJobOffice(database));
  return await outcomeOf(database, act, received.value);
}

async function assertUntouched({ actor }: Act): Promise<void> {
  assert.equal(await countRows(owner, "recipient", actor.municipalityCode), 1);
  assert.equal(await countRows(owner, "recipient_history", actor.municipalityCode), 0);
}

async function* repeated(text: string, times: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let time = 0; time < times; time++) yield bytes;
}

Deno.test("a hundred megabytes without a line break are refused as too long a line", async () => {
  const act = await anActOfOne();
  const { record } = await send(act, repeated("1,山田太郎,".repeat(4_096), 1_700));
  assert.ok(record.byteCount > 100_000_000);
  assert.equal(record.state, "failed");
  assert.match(record.failure!, /^1行目が長すぎます（65,536文字まで）/);
  await assertUntouched(act);
});

Deno.test("a line that never ends behind good rows is named by its number", async () => {
  const act = await anActOfOne();
  const good = toCsv([aRecipient(), aRecipient()]) + "\n";
  async function* bytes() {
    yield* repeated(good, 1);
    yield* repeated("x".repeat(1 << 16), 3);
  }
  const { record } = await send(act, bytes());
  assert.equal(record.state, "failed");
  assert.match(record.failure!, /^3行目が長すぎます/);
  await assertUntouched(act);
});

Deno.test("ten thousand columns are refused as too many", async () => {
  const act = await anActOfOne();
  const wide = toCsv([aRecipient()]) + ",".repeat(9_990) + "\n";
  const { record } = await send(act, repeated(toCsv([aRecipient()]) + "\n" + wide, 1));
  assert.equal(record.state, "failed");
  assert.match(record.failure!, /^2行目の項目が多すぎます（1,000項目まで）/);
  await assertUntouched(act);
});

Deno.test("a quote that never closes is named by the row it opens in", async () => {
  const act = await anActOfOne();
  const rows = toCsv([aRecipient(), aRecipient({ familyName: "山" })]).replace("山,", '"山,');
  for (const rest of ["\n", ("\n" + toCsv([aRecipient()])).repeat(3_000)]) {
    const { record } = await send(act, repeated(`${headerRow()}\n${rows}${rest}`, 1));
    assert.equal(record.state, "failed");
    assert.match(record.failure!, /^3行目で始まる「"」が閉じていません/);
  }
  await assertUntouched(act);
});

Deno.test("NUL bytes are refused in their cells, a file of nothing else as a whole", async () => {
  const act = await anActOfOne();
  const row = toCsv([aRecipient({ familyName: "山\0田", birthDate: "1956\0" + "0412" })]);
  const file = { content: row, rejectedRows: "left_out" } as const;
  const { record, issues } = await upload(database, act, file);
  assert.deepEqual([record.newCount, record.rejectedCount], [0, 1]);
  assert.deepEqual(issues.map(({ column }) => column), ["氏名（姓）", "生年月日"]);
  for (const { message } of issues) assert.match(message, /文字でない値（NUL、文字コード0）/);

  const zeros = await send(act, repeated("\0".repeat(1 << 16), 40));
  assert.equal(zeros.record.state, "failed");
  await assertUntouched(act);
});

Deno.test("formulas, control signs and markup in cells are refused or stay what they are", async () => {
  const act = await anActOfOne();
  const people = [
    aRecipient({ familyName: "=cmd|' /C calc'!A0" }),
    aRecipient({ givenName: "@SUM(A1)" }),
    aRecipient({ residentNumber: "+1" }),
    aRecipient({ familyName: "\u0007山田" }),
    aRecipient({ givenName: "'; drop table recipient; --" }),
  ];
  const { record, issues } = await upload(database, act, { content: people });
  assert.deepEqual(issues.map(({ line }) => line), [1, 2, 3, 4]);
  assert.deepEqual([record.newCount, record.rejectedCount], [1, 4]);
});

Deno.test("a million row breaks and nothing else are a file without data", async () => {
  const act = await anActOfOne();
  const { record } = await send(act, repeated("\r\n,,,,,,,,,\n".repeat(1_000), 500));
  assert.equal(record.state, "failed");
  assert.match(record.failure!, /データの行がありません/);
  await assertUntouched(act);
});
