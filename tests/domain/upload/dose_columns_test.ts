import assert from "node:assert/strict";
import fc from "fast-check";
import {
  DOSE_FILE_COLUMNS,
  doseColumnLabel,
  doseHeader,
  readDoseLayout,
} from "../../../domain/upload/dose_columns.ts";
import { aDoseBlock } from "./a_dose_row.ts";

Deno.test("the file of two doses has the seventeen columns of the specification in its order", () => {
  assert.deepEqual(doseHeader(2), [
    "個別宛名番号",
    "接種履歴登録日時（1回目）",
    "接種日（1回目）",
    "券番号（1回目）",
    "接種自治体コード（1回目）",
    "接種会場名（1回目）",
    "接種医師名（1回目）",
    "ワクチンメーカー（1回目）",
    "ワクチンロット番号（1回目）",
    "接種履歴登録日時（2回目）",
    "接種日（2回目）",
    "券番号（2回目）",
    "接種自治体コード（2回目）",
    "接種会場名（2回目）",
    "接種医師名（2回目）",
    "ワクチンメーカー（2回目）",
    "ワクチンロット番号（2回目）",
  ]);
});

Deno.test("without a header the width says how many doses there are", () => {
  for (let doses = 1; doses <= 9; doses++) {
    const first = ["123", ...Array.from({ length: doses }, () => aDoseBlock()).flat()];
    const layout = readDoseLayout(first);
    assert.ok(layout.ok);
    assert.deepEqual(layout.value.columns, doseHeader(doses));
    assert.equal(layout.value.hasHeader, false);
  }
});

Deno.test("blank cells behind the last dose do not count", () => {
  const layout = readDoseLayout(["123", ...aDoseBlock(), "", " ", ""]);
  assert.deepEqual(layout.ok && layout.value.columns, doseHeader(1));
});

for (const width of [1, 8, 10, 16, 18, 74, 81]) {
  Deno.test(`a first row of ${width} filled cells is refused with the law of the width`, () => {
    const layout = readDoseLayout(new Array(width).fill("1"));
    assert.match(layout.ok ? "" : layout.message, new RegExp(`${width}項目.*1＋8×回数`));
  });
}

Deno.test("a header may have its columns in any order, with any of the doses, and a 理由", () => {
  const doses = fc.subarray([1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 1 });
  const file = doses.chain((numbers) => {
    const labels = numbers.flatMap((number) =>
      DOSE_FILE_COLUMNS.map(({ key }) => doseColumnLabel(key, number))
    );
    const all = ["個別宛名番号", ...labels, "理由"];
    return fc.shuffledSubarray(all, { minLength: all.length });
  });
  fc.assert(fc.property(file, (labels) => {
    const layout = readDoseLayout([...labels, "", ""]);
    assert.ok(layout.ok);
    assert.deepEqual(layout.value.columns, labels.filter((label) => label !== "理由"));
    assert.equal(layout.value.positions[labels.indexOf("理由")], null);
    assert.equal(layout.value.positions[labels.indexOf("個別宛名番号")], "residentNumber");
  }));
});

Deno.test("half width and blanks do not make a column name another one", () => {
  const typed = doseHeader(2).map((label) => ` ${label.normalize("NFKC").split("").join(" ")}`);
  const layout = readDoseLayout(typed);
  assert.deepEqual(layout.ok && layout.value.columns, doseHeader(2));
});

const HEADER = doseHeader(2);
const refused: [fault: string, cells: string[], message: RegExp][] = [
  ["an unknown column", [...HEADER, "備考"], /「備考」は.*項目名ではありません/],
  ["a column without its dose", [...HEADER.slice(0, 16), "券番号"], /「券番号」は.*回数を付けた/],
  ["a tenth dose", [...HEADER, "接種日（10回目）"], /「接種日（10回目）」は/],
  ["no name in the middle", ["個別宛名番号", "", ...HEADER.slice(1)], /「（空白）」は/],
  ["a missing column", HEADER.slice(0, 16), /「ワクチンロット番号（2回目）」がありません/],
  ["no 個別宛名番号", HEADER.slice(1), /「個別宛名番号」がありません/],
  ["a column twice", [...HEADER, "接種日（1回目）"], /「接種日（1回目）」が2つあります/],
  ["a 接種対象者ファイル", ["個別宛名番号", "マイナンバー", "氏名（姓）"], /「マイナンバー」/],
];

for (const [fault, cells, message] of refused) {
  Deno.test(`a header with ${fault} is refused with what to do`, () => {
    const layout = readDoseLayout(cells);
    assert.match(layout.ok ? "" : layout.message, message);
  });
}

Deno.test("no first row whatever makes the reading fail", () => {
  const cell = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...HEADER, "理由", ""));
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 90 }), (cells) => {
      const layout = readDoseLayout(cells);
      if (!layout.ok) assert.match(layout.message, /ください。|あります。|します。|自由です。/);
      else {
        const { columns, positions } = layout.value;
        assert.equal(columns.length, positions.filter((position) => position !== null).length);
      }
    }),
    { examples: [[["個別宛名番号", "理由"]]] },
  );
});
