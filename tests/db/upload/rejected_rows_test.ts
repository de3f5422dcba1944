import assert from "node:assert/strict";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct, anActor } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aBlankRow, aRecipient, headerRow, type RecipientCells, toCsv } from "./a_recipient.ts";
import { countsOf, upload, type UploadedFile } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** Line, column and what the reason says of every fault of a file. */
async function faultsOf(file: UploadedFile, act: Act = anAct()) {
  const { record, issues } = await upload(database, act, file);
  assert.equal(record.state, "failed");
  return issues.map(({ line, column, message }) => [line, column, message]);
}

const cellFaults: [cells: Partial<RecipientCells>, column: string, reason: RegExp][] = [
  [{ residentNumber: "" }, "個別宛名番号", /入力してください/],
  [{ residentNumber: "1".repeat(51) }, "個別宛名番号", /50文字以内/],
  [{ myNumber: "12345678901" }, "マイナンバー", /12桁/],
  [{ myNumber: "123456789012" }, "マイナンバー", /検査用数字/],
  [{ familyName: "山".repeat(101) }, "氏名（姓）", /100文字以内/],
  [{ givenName: "花\t子" }, "氏名（名）", /制御文字/],
  [{ givenName: "花\uFFFD" }, "氏名（名）", /読み取れない文字/],
  [{ familyKana: "山田" }, "氏名（セイ）", /カタカナ/],
  [{ givenKana: "123" }, "氏名（メイ）", /カタカナ/],
  [{ birthDate: "1956/04/12" }, "生年月日", /8桁/],
  [{ birthDate: "19560231" }, "生年月日", /日付はありません/],
  [{ sex: "男" }, "性別", /1（男）/],
  [{ ticketNumber: "123456789" }, "券番号", /9桁しかありません/],
  [{ flag: "4" }, "転出／死亡フラグ", /1（転出）/],
];

Deno.test("every kind of wrong cell is named by its line, its column and what to do", async () => {
  const rows = cellFaults.map(([cells]) => aRecipient(cells));
  const faults = await faultsOf({ content: rows });
  assert.deepEqual(
    faults.map(([line, column]) => [line, column]),
    cellFaults.map(([, column], index) => [index + 1, column]),
  );
  for (const [index, [, , reason]] of cellFaults.entries()) {
    assert.match(String(faults[index]![2]), reason);
  }
});

Deno.test("one wrong row, and nothing of the file is registered", async () => {
  const act = anAct();
  const rows = [aRecipient(), aRecipient({ sex: "4" }), aRecipient()];
  const outcome = await upload(database, act, { content: rows });
  assert.deepEqual(countsOf(outcome), [0, 0, 0, 1]);
  assert.equal(outcome.record.rowCount, 3);
  for (const table of ["recipient", "ticket", "change", "recipient_history"]) {
    assert.equal(await countRows(owner, table, act.actor.municipalityCode), 0, table);
  }
});

Deno.test("lines are those of the spreadsheet: header, blank rows and quoted line breaks", async () => {
  const [good, wrong] = [aRecipient(), aRecipient({ flag: "7" })];
  const broken = aRecipient({ givenName: "花\n子" });
  const csv = [headerRow(), toCsv([good]), "", toCsv([broken]), ",,,,,,,,,", toCsv([wrong]), ""];
  const faults = await faultsOf({ content: csv.join("\r\n") });
  assert.deepEqual(faults.map(([line, column]) => [line, column]), [
    [4, "氏名（名）"],
    [6, "転出／死亡フラグ"],
  ]);
});

Deno.test("all the faults of one row are named, and the row counts once", async () => {
  const row = aRecipient({ sex: "x", birthDate: "x", flag: "x" });
  const outcome = await upload(database, anAct(), { content: [row] });
  assert.deepEqual(outcome.issues.map(({ line }) => line), [1, 1, 1]);
  assert.deepEqual(countsOf(outcome), [0, 0, 0, 1]);
});

Deno.test("a row with too few or too many cells is named without guessing its columns", async () => {
  const row = toCsv([aRecipient()]);
  const faults = await faultsOf({ content: `${row},\n${row.replace(",", "")}\n` });
  assert.deepEqual(faults.map(([line, column]) => [line, column]), [[1, ""], [2, ""]]);
  assert.match(String(faults[0]![2]), /10項目のところ11項目/);
  assert.match(String(faults[1]![2]), /10項目のところ9項目/);
});

Deno.test("two rows for one person, ticket or My Number name the line they repeat", async () => {
  const first = aRecipient({ residentNumber: "0077" });
  const rows = [
    first,
    aRecipient(),
    aRecipient({ residentNumber: "77" }),
    aRecipient({ ticketNumber: first.ticketNumber }),
    aRecipient({ myNumber: first.myNumber }),
  ];
  assert.deepEqual(await faultsOf({ content: rows }), [
    [3, "個別宛名番号", repeats("個別宛名番号")],
    [4, "券番号", repeats("券番号")],
    [5, "マイナンバー", repeats("マイナンバー")],
  ]);
});

Deno.test("a newcomer's missing items are named one by one", async () => {
  const faults = await faultsOf({ content: [aRecipient(), aBlankRow("9001")] });
  assert.deepEqual(faults.map(([line, column]) => [line, column]), [
    [2, "マイナンバー"],
    [2, "氏名（姓）"],
    [2, "氏名（セイ）"],
    [2, "生年月日"],
    [2, "性別"],
  ]);
});

Deno.test("a newcomer may lack 名 and メイ, a ticket and a flag", async () => {
  const row = aRecipient({ givenName: "", givenKana: "", ticketNumber: "", flag: "" });
  assert.deepEqual(countsOf(await upload(database, anAct(), { content: [row] })), [1, 0, 0, 0]);
});

Deno.test("another person's ticket is refused, also one they no longer use", async () => {
  const actor = anActor();
  const holder = aRecipient({ residentNumber: "00501" });
  const old = holder.ticketNumber;
  await upload(database, anAct({ actor }), { content: [holder] });
  const current = aRecipient().ticketNumber;
  const reissued = { ...holder, ticketNumber: current };
  await upload(database, anAct({ actor }), { content: [reissued] });
  for (const ticketNumber of [old, current]) {
    const file = { content: [aRecipient({ ticketNumber })] };
    const [fault, ...others] = await faultsOf(file, anAct({ actor }));
    assert.deepEqual(others, []);
    assert.deepEqual(fault!.slice(0, 2), [1, "券番号"]);
    assert.match(String(fault![2]), /個別宛名番号「00501」の人/);
  }
});

Deno.test("the My Number of another person in place is refused, of one who left it is not", async () => {
  const actor = anActor();
  const holder = aRecipient();
  await upload(database, anAct({ actor }), { content: [holder] });
  const newcomer = aRecipient({ myNumber: holder.myNumber });
  const [fault] = await faultsOf({ content: [newcomer] }, anAct({ actor }));
  assert.deepEqual(fault!.slice(0, 2), [1, "マイナンバー"]);
  assert.ok(!String(fault![2]).includes(holder.myNumber), "the number is not repeated");

  await upload(database, anAct({ actor }), {
    content: [{ ...aBlankRow(holder.residentNumber), flag: "1" }],
  });
  const outcome = await upload(database, anAct({ actor }), { content: [newcomer] });
  assert.deepEqual(countsOf(outcome), [1, 0, 0, 0]);
});

Deno.test("a My Number is refused also when its holder's own row leaves the cell blank", async () => {
  const actor = anActor();
  const holder = aRecipient();
  await upload(database, anAct({ actor }), { content: [holder] });
  const rows = [
    { ...aBlankRow(holder.residentNumber), familyName: "鈴木" },
    aRecipient({ myNumber: holder.myNumber }),
  ];
  const faults = await faultsOf({ content: rows }, anAct({ actor }));
  assert.deepEqual(faults.map(([line, column]) => [line, column]), [[2, "マイナンバー"]]);
});

Deno.test("who left and whose number another has by now cannot simply be taken back", async () => {
  const actor = anActor();
  const gone = aRecipient({ flag: "3" });
  const successor = aRecipient({ myNumber: gone.myNumber });
  await upload(database, anAct({ actor }), { content: [gone] });
  await upload(database, anAct({ actor }), { content: [successor] });
  const back = { ...aBlankRow(gone.residentNumber), flag: "9" };
  const faults = await faultsOf({ content: [back] }, anAct({ actor }));
  assert.deepEqual(faults.map(([line, column]) => [line, column]), [[1, "マイナンバー"]]);
});

Deno.test("two people may swap their My Numbers in one file", async () => {
  const actor = anActor();
  const [one, other] = [aRecipient(), aRecipient()];
  await upload(database, anAct({ actor }), { content: [one, other] });
  const swapped = [{ ...one, myNumber: other.myNumber }, { ...other, myNumber: one.myNumber }];
  const outcome = await upload(database, anAct({ actor }), { content: swapped });
  assert.deepEqual(countsOf(outcome), [0, 2, 0, 0]);
});

Deno.test("an upload that failed is audited as failed, one that worked as applied", async () => {
  const act = anAct();
  const failed = await upload(database, act, { content: [aBlankRow("1")] });
  const applied = await upload(database, act, { content: [aRecipient()] });
  const rows = await owner`
    select act, subject_id, request_id from audit
    where municipality_code = ${act.actor.municipalityCode} order by act`;
  assert.deepEqual(rows.map((row) => ({ ...row })), [
    { act: "upload_applied", subject_id: applied.record.id, request_id: act.requestId },
    { act: "upload_failed", subject_id: failed.record.id, request_id: act.requestId },
  ]);
});

function repeats(column: string): string {
  return `1行目と同じ${column}です。どちらが正しいか確かめ、1人1行にしてください。`;
}
