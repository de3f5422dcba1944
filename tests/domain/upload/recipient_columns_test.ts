import assert from "node:assert/strict";
import fc from "fast-check";
import {
  columnLabel,
  readHeader,
  RECIPIENT_COLUMNS,
  SPECIFIED_ORDER,
} from "../../../domain/upload/recipient_columns.ts";

const LABELS: string[] = RECIPIENT_COLUMNS.map(({ label }) => label);
const KEYS = RECIPIENT_COLUMNS.map(({ key }) => key);
const PERSON = ["1", "", "山田", "太郎", "ヤマダ", "タロウ", "19800401", "1", "", ""];

Deno.test("the file has the ten columns of the specification in its order", () => {
  assert.deepEqual(LABELS, [
    "個別宛名番号",
    "マイナンバー",
    "氏名（姓）",
    "氏名（名）",
    "氏名（セイ）",
    "氏名（メイ）",
    "生年月日",
    "性別",
    "券番号",
    "転出／死亡フラグ",
  ]);
  assert.deepEqual(SPECIFIED_ORDER, KEYS);
  assert.deepEqual(KEYS.map(columnLabel), LABELS);
});

Deno.test("a first row without any column name is a person", () => {
  assert.equal(readHeader(PERSON), undefined);
  assert.equal(readHeader([]), undefined);
  assert.equal(readHeader(["1"]), undefined);
});

Deno.test("a header may name the ten columns in any order", () => {
  const anyOrder = fc.shuffledSubarray(KEYS, { minLength: 10 });
  fc.assert(fc.property(anyOrder, (order) => {
    assert.deepEqual(readHeader(order.map(columnLabel)), { ok: true, value: order });
  }));
});

Deno.test("blanks and half-width signs do not make a column name another one", () => {
  const typed = LABELS.map((label) => ` ${label.normalize("NFKC").split("").join(" ")}　`);
  assert.deepEqual(readHeader(typed), { ok: true, value: SPECIFIED_ORDER });
});

Deno.test("a column may be called by its short name", () => {
  const short = ["宛名番号", "マイナンバー", "姓", "名", "セイ", "メイ", "生年月日", "性別"];
  const header = [...short, "接種券番号", "転出・死亡フラグ"];
  assert.deepEqual(readHeader(header), { ok: true, value: SPECIFIED_ORDER });
});

Deno.test("a header with an unknown name is told the ten it may have", () => {
  const refused = readHeader(LABELS.with(4, "よみがな"));
  assert.ok(refused && !refused.ok);
  for (const said of ["「よみがな」", ...LABELS]) assert.ok(refused.message.includes(said), said);
});

Deno.test("the 理由 that the list of rejected rows has is ignored wherever it stands", () => {
  fc.assert(fc.property(fc.nat({ max: 10 }), (place) => {
    assert.deepEqual(readHeader(LABELS.toSpliced(place, 0, " 理由")), {
      ok: true,
      value: SPECIFIED_ORDER.toSpliced(place, 0, null),
    });
  }));
});

Deno.test("names left blank at the end are no columns", () => {
  assert.deepEqual(readHeader([...LABELS, "", "　"]), { ok: true, value: SPECIFIED_ORDER });
  assert.deepEqual(readHeader([...LABELS, "理由", ""]), {
    ok: true,
    value: [...SPECIFIED_ORDER, null],
  });
});

const refused: [fault: string, cells: string[], message: RegExp][] = [
  ["an unknown column", [...LABELS.slice(0, 9), "備考"], /「備考」は.*項目名ではありません/],
  ["an eleventh column", [...LABELS, "備考"], /「備考」は.*項目名ではありません/],
  ["a column without a name", ["", ...LABELS], /見出し「（空白）」は.*項目名ではありません/],
  ["a reason in a column's place", [...LABELS.slice(0, 9), "理由"], /フラグ」がありません/],
  ["a column twice and a reason", [...LABELS, "性別", "理由"], /同じ見出しが2つあります/],
  ["a missing column", LABELS.slice(0, 9), /「転出／死亡フラグ」がありません/],
  ["two missing columns", LABELS.slice(0, 8), /「券番号」「転出／死亡フラグ」がありません/],
  ["a column twice", [...LABELS, "性別"], /同じ見出しが2つあります/],
  [
    "a column twice in another's place",
    ["性別", ...LABELS.slice(1)],
    /「個別宛名番号」がありません/,
  ],
  ["a person's name in a header", [...LABELS.slice(0, 9), "山田"], /「山田」は/],
];

for (const [fault, cells, message] of refused) {
  Deno.test(`a header with ${fault} is refused with what to do`, () => {
    const header = readHeader(cells);
    assert.match(header && !header.ok ? header.message : "", message);
  });
}
