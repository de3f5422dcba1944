import assert from "node:assert/strict";
import { rowChange, rowChanges } from "../../../domain/record/record_change.ts";
import { HIDDEN_NUMBER } from "../../../domain/record/row_cells.ts";
import type { RecordTable, RowValues } from "../../../domain/record/row_step.ts";
import { aDoseRow, aPersonRow, aTicketRow, aVersion } from "./a_row_version.ts";

interface Rows {
  before?: RowValues;
  after?: RowValues;
}

function stepOf(table: RecordTable, { before, after }: Rows) {
  const version = (values: RowValues | undefined, number: number) =>
    values && aVersion({ table, version: number, changeId: "B", values });
  return {
    table,
    id: "row",
    changeId: "B",
    before: version(before, 1),
    after: version(after, 2),
  };
}

function change(table: RecordTable, rows: Rows) {
  return rowChange(stepOf(table, rows));
}

function cells(table: RecordTable, before: RowValues, after: RowValues) {
  return change(table, { before, after }).cells.map((cell) => Object.values(cell));
}

const PERSON_CELLS: [RowValues, (string | null)[]][] = [
  [{ resident_number: "12" }, ["個別宛名番号", "0012", "12"]],
  [{ family_name: "鈴木" }, ["氏名（姓）", "山田", "鈴木"]],
  [{ given_name: null }, ["氏名（名）", "花子", null]],
  [{ family_kana: "スズキ", family_key: "スズキ" }, ["氏名（セイ）", "ヤマダ", "スズキ"]],
  [{ given_kana: "ハナ", given_key: "ハナ" }, ["氏名（メイ）", "ハナコ", "ハナ"]],
  [{ birth_date: "1956-12-04" }, ["生年月日", "1956年4月12日", "1956年12月4日"]],
  [{ sex: "male" }, ["性別", "女", "男"]],
  [{ status: "moved_out" }, ["転出／死亡フラグ", null, "転出"]],
];

for (const [altered, expected] of PERSON_CELLS) {
  Deno.test(`of a person ${expected[0]} is shown as people read it`, () => {
    assert.deepEqual(cells("recipient", aPersonRow(), aPersonRow(altered)), [expected]);
  });
}

const DOSE_CELLS: [RowValues, (string | null)[]][] = [
  [{ kind: "examination" }, ["券種", "接種", "予診のみ"]],
  [{ dose_number: 2 }, ["回数", "1回目", "2回目"]],
  [{ registered_at: "2021-06-02T01:00:00Z" }, [
    "接種履歴登録日時",
    "2021年6月1日 10:00",
    "2021年6月2日 10:00",
  ]],
  [{ vaccinated_on: "2021-06-02" }, ["接種日", "2021年6月1日", "2021年6月2日"]],
  [{ ticket_number: "0000000002" }, ["券番号", "0000000001", "0000000002"]],
  [{ place_code: "131016" }, [
    "接種自治体コード",
    "千葉県浦安市（122271）",
    "東京都千代田区（131016）",
  ]],
  [{ venue_name: "体育館" }, ["接種会場名", "市民ホール", "体育館"]],
  [{ doctor_name: "医師　一郎" }, ["接種医師名", "医師　花子", "医師　一郎"]],
  [{ vaccine_maker: "武田／モデルナ" }, [
    "ワクチンメーカー",
    "ファイザー",
    "武田／モデルナ",
  ]],
  [{ vaccine_code: "pfizer_child" }, ["ワクチン（製品の記号）", "pfizer", "pfizer_child"]],
  [{ lot_number: null }, ["ワクチンロット番号", "EY5420", null]],
];

for (const [altered, expected] of DOSE_CELLS) {
  Deno.test(`of a dose ${expected[0]} is shown as people read it`, () => {
    assert.deepEqual(cells("dose", aDoseRow(), aDoseRow(altered)), [expected]);
  });
}

Deno.test("a My Number never appears: only that there is one, or another", () => {
  const [one, other, none] = ["\\xab01", "\\xab02", null].map((my_number_index) =>
    aPersonRow({ my_number_index })
  );
  const other_ = "変更あり（表示しません）";
  assert.deepEqual(cells("recipient", one!, other!), [["マイナンバー", HIDDEN_NUMBER, other_]]);
  assert.deepEqual(cells("recipient", none!, one!), [["マイナンバー", null, HIDDEN_NUMBER]]);
  assert.deepEqual(cells("recipient", one!, none!), [["マイナンバー", HIDDEN_NUMBER, null]]);
  const added = change("recipient", { after: one! });
  assert.doesNotMatch(JSON.stringify(added), /ab01|\\\\x/);
});

Deno.test("of a row that came, every cell that is not blank; of one that went likewise", () => {
  const ticket = aTicketRow();
  const shown = [["個別宛名番号", "12"], ["状態", "有効"]];
  const added = change("ticket", { after: ticket });
  assert.deepEqual(added.cells.map(({ column, after }) => [column, after]), shown);
  const removed = change("ticket", { before: ticket });
  assert.deepEqual(removed.cells.map(({ column, before }) => [column, before]), shown);
  assert.deepEqual([added.action, removed.action], ["added", "removed"]);
});

Deno.test("a dose that is withdrawn is deleted, one that comes back restored, each with all it says", () => {
  const gone = aDoseRow({ withdrawn_at: "2021-07-01T01:00:00Z" });
  const deleted = change("dose", { before: aDoseRow(), after: gone });
  const restored = change("dose", { before: gone, after: aDoseRow() });
  assert.deepEqual([deleted.action, restored.action], ["deleted", "restored"]);
  const lot = "ワクチンロット番号";
  const cellOf = ({ cells }: typeof deleted) => cells.find(({ column }) => column === lot);
  assert.deepEqual(cellOf(deleted), { column: lot, before: "EY5420", after: null });
  assert.deepEqual(cellOf(restored), { column: lot, before: null, after: "EY5420" });
});

Deno.test("what a change did stands in the order of a record: person, tickets, doses", () => {
  const dose = stepOf("dose", { after: aDoseRow({ kind: "examination" }) });
  const steps = [dose, stepOf("ticket", { after: aTicketRow() })];
  assert.deepEqual(
    rowChanges([...steps, stepOf("recipient", { after: aPersonRow() })])
      .map(({ title }) => title),
    ["接種対象者", "接種券 0000000001", "1回目の予診"],
  );
});
