import assert from "node:assert/strict";
import type { Act } from "../../../domain/account/act.ts";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { countRows, ownerSql } from "../owner_sql.ts";
import { aBlankRow, aRecipient, headerRow, type RecipientCells, toCsv } from "./a_recipient.ts";
import { countsOf, upload, type UploadedFile } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

/** Line, column and what the reason says of every fault of a file. */
async function faultsOf(file: UploadedFile, act: Act = anAct()) {
  const { record, issues } = await upload(database, act, file);
  assert.equal(record.state, "checked");
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
  [{ birthDate: "56/04/12" }, "生年月日", /年が2桁/],
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

Deno.test("one wrong row, and nothing of the file is registered until a person says so", async () => {
  const act = anAct();
  const rows = [aRecipient(), aRecipient({ sex: "4" }), aRecipient()];
  const outcome = await upload(database, act, { content: rows });
  assert.deepEqual(countsOf(outcome), [2, 0, 0, 1]);
  assert.equal(outcome.record.rowCount, 3);
  for (const table of ["recipient", "ticket", "change", "recipient_history"]) {
    assert.equal(await countRows(owner, table, act.actor.municipalityCode), 0, table);
  }
});

Deno.test("good rows go in without the wrong ones, which stay listed", async () => {
  const act = anAct();
  const [first, last] = [aRecipient(), aRecipient()];
  const content = [first, aRecipient({ sex: "4", flag: "x" }), last];
  const outcome = await upload(database, act, { content, rejectedRows: "left_out" });
  assert.equal(outcome.record.state, "applied");
  assert.ok(outcome.record.leavesOutRejected);
  assert.deepEqual(countsOf(outcome), [2, 0, 0, 1]);
  assert.deepEqual(outcome.issues.map(({ line, column }) => [line, column]), [
    [2, "性別"],
    [2, "転出／死亡フラグ"],
  ]);
  const stored = await owner`
    select resident_number from recipient
    where municipality_code = ${act.actor.municipalityCode} order by resident_number::int`;
  assert.deepEqual(
    stored.map((row) => row.resident_number),
    [first.residentNumber, last.residentNumber],
  );
});

Deno.test("a file of wrong rows alone, approved, registers nobody and leaves no change", async () => {
  const act = anAct();
  const file = { content: [aRecipient({ sex: "4" })], rejectedRows: "left_out" } as const;
  const outcome = await upload(database, act, file);
  assert.equal(outcome.record.state, "applied");
  assert.deepEqual(countsOf(outcome), [0, 0, 0, 1]);
  assert.equal(await countRows(owner, "change", act.actor.municipalityCode), 0);
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
  const faults = await faultsOf({ content: `${row},x\n${row.replace(",", "")}\n` });
  assert.deepEqual(faults.map(([line, column]) => [line, column]), [[1, ""], [2, ""]]);
  assert.match(String(faults[0]![2]), /10項目のところ11項目/);
  assert.match(String(faults[1]![2]), /10項目のところ9項目/);
});

Deno.test("rows for one person, ticket or My Number are all wrong and name each other", async () => {
  const first = aRecipient({ residentNumber: "0077" });
  const rows = [
    first,
    aRecipient(),
    aRecipient({ residentNumber: "77" }),
    aRecipient({ ticketNumber: first.ticketNumber }),
    aRecipient({ myNumber: first.myNumber }),
    aRecipient({ ticketNumber: first.ticketNumber }),
  ];
  const file = { content: rows, rejectedRows: "left_out" } as const;
  const { record, issues } = await upload(database, anAct(), file);
  assert.deepEqual(issues.map((it) => [it.line, it.column, it.message]), [
    [1, "個別宛名番号", repeats(3, "個別宛名番号")],
    [1, "券番号", repeats(6, "券番号")],
    [1, "マイナンバー", repeats(5, "マイナンバー")],
    [3, "個別宛名番号", repeats(1, "個別宛名番号")],
    [4, "券番号", repeats(1, "券番号")],
    [5, "マイナンバー", repeats(1, "マイナンバー")],
    [6, "券番号", repeats(1, "券番号")],
  ]);
  assert.deepEqual([record.newCount, record.rejectedCount], [1, 5]);
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

function repeats(line: number, column: string): string {
  return `${line}行目と同じ${column}です。どちらが正しいか確かめ、1人1行にしてください。`;
}
