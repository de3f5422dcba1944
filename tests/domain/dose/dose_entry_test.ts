import assert from "node:assert/strict";
import fc from "fast-check";
import { type DoseEntry, doseEntryForm } from "../../../domain/dose/dose_entry.ts";
import { CAMPAIGN_START, PRESET_VACCINES } from "../../../domain/dose/vaccine.ts";
import type { TicketKind } from "../../../domain/ticket/ticket_kind.ts";

const TODAY = "2021-07-01";

const aForm = (change: Record<string, string> = {}) => ({
  venueName: "市民体育館",
  vaccinatedOn: "20210701",
  vaccineCode: "pfizer",
  lotNumber: "EX1234",
  doctorName: "佐藤 花子",
  ...change,
});

function judge(form: Record<string, string>, kind: TicketKind = "vaccination") {
  return doseEntryForm(kind, TODAY, PRESET_VACCINES).safeParse(form);
}

function entry(form: Record<string, string>, kind?: TicketKind): DoseEntry {
  const { data, error } = judge(form, kind);
  assert.ok(data, `refused: ${error?.message}`);
  return data;
}

Deno.test("a complete form is a dose", () => {
  assert.deepEqual(entry(aForm()), {
    venueName: "市民体育館",
    vaccinatedOn: TODAY,
    vaccineCode: "pfizer",
    lotNumber: "EX1234",
    doctorName: "佐藤 花子",
  });
});

Deno.test("an examination has neither vaccine nor lot, whatever was sent", () => {
  for (const form of [aForm(), aForm({ vaccineCode: "", lotNumber: "\n" })]) {
    const { vaccineCode, lotNumber } = entry(form, "examination");
    assert.deepEqual([vaccineCode, lotNumber], [null, null]);
  }
});

const written: [field: keyof DoseEntry, typed: string, kept: string][] = [
  ["venueName", "  市民体育館　", "市民体育館"],
  ["vaccinatedOn", "令和3年6月1日", "2021-06-01"],
  ["vaccinatedOn", "２０２１／６／１", "2021-06-01"],
  ["vaccinatedOn", "20210217", CAMPAIGN_START],
  ["lotNumber", "ｅｘ１２３４", "EX1234"],
  ["lotNumber", " ex1234 ", "EX1234"],
  ["lotNumber", "000123", "000123"],
  ["doctorName", "佐".repeat(20), "佐".repeat(20)],
  ["venueName", "市".repeat(30), "市".repeat(30)],
];

for (const [field, typed, kept] of written) {
  Deno.test(`${field} ${JSON.stringify(typed)} is kept as ${kept}`, () => {
    assert.equal(entry(aForm({ [field]: typed }))[field], kept);
  });
}

const refused: [field: keyof DoseEntry, typed: string, message: RegExp][] = [
  ["venueName", "", /会場名を入力してください/],
  ["venueName", " 　", /会場名を入力してください/],
  ["venueName", "市".repeat(31), /会場名は30文字以内/],
  ["venueName", "市民\t体育館", /会場名から改行やタブ/],
  ["vaccinatedOn", "", /接種日を入力してください/],
  ["vaccinatedOn", "今日", /20210601/],
  ["vaccinatedOn", "20210631", /2021年6月31日という日付はありません/],
  ["vaccinatedOn", "20210702", /未来の日付です。今日（2021年7月1日）まで/],
  ["vaccinatedOn", "20210216", /2021年2月17日より前/],
  ["vaccinatedOn", "R2.7.1", /2021年2月17日より前/],
  ["vaccineCode", "", /ワクチンを選んでください/],
  ["vaccineCode", "sputnik", /選んだワクチンは今は選べません/],
  ["lotNumber", "", /ロットNo.を入力してください/],
  ["lotNumber", "X".repeat(21), /ロットNo.は20文字以内/],
  ["lotNumber", "1.23E+11", /表計算ソフトで変わった形/],
  ["lotNumber", "４月１日", /表計算ソフトで変わった形/],
  ["doctorName", "", /医師名を入力してください/],
  ["doctorName", "佐".repeat(21), /医師名は20文字以内/],
  ["venueName", "=1+1", /会場名の先頭に.*数式として実行されます/],
  ["lotNumber", "＋EX1", /ロットNo.の先頭に/],
  ["doctorName", " @佐藤", /医師名の先頭に/],
];

for (const [field, typed, message] of refused) {
  Deno.test(`${field} ${JSON.stringify(typed.slice(0, 12))} is refused at its field`, () => {
    const issues = judge(aForm({ [field]: typed })).error?.issues ?? [];
    assert.deepEqual(issues.map(({ path }) => path[0]), [field]);
    assert.match(issues[0]!.message, message);
  });
}

Deno.test("an empty form names every field in the order of the screen", () => {
  const empty = Object.fromEntries(Object.keys(aForm()).map((field) => [field, ""]));
  const fields = judge(empty).error?.issues.map(({ path }) => path[0]);
  assert.deepEqual(fields, Object.keys(aForm()));
});

Deno.test("whatever is accepted fits the columns of the register export", () => {
  const text = fc.string({ unit: "grapheme", maxLength: 40 });
  fc.assert(
    fc.property(text, text, text, (venueName, lotNumber, doctorName) => {
      const { data } = judge(aForm({ venueName, lotNumber, doctorName }));
      if (!data) return;
      assert.ok([...data.venueName].length <= 30);
      assert.ok([...data.doctorName].length <= 20);
      assert.ok([...data.lotNumber!].length <= 20, `${data.lotNumber} is too long`);
    }),
    { examples: [["会場", "㍿".repeat(20), "医師"]] },
  );
});

Deno.test("every vaccine of the list can be chosen and fits its column", () => {
  for (const { code, maker } of PRESET_VACCINES) {
    assert.equal(entry(aForm({ vaccineCode: code })).vaccineCode, code);
    assert.ok(maker.length <= 20);
  }
});
