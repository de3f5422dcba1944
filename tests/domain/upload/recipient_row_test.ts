import assert from "node:assert/strict";
import fc from "fast-check";
import { myNumberCheckDigit } from "../../../domain/recipient/my_number.ts";
import { nameKey } from "../../../domain/recipient/name_key.ts";
import {
  columnLabel,
  RECIPIENT_COLUMNS,
  type RecipientColumn,
  SPECIFIED_ORDER,
} from "../../../domain/upload/recipient_columns.ts";
import { missingAtFirst, readRecipientRow } from "../../../domain/upload/recipient_row.ts";
import { aRecipientRow } from "./a_recipient_row.ts";

/** ァ to ヿ, ー and ・ among them. */
const ALL_KANA = Array.from({ length: 95 }, (_, index) => String.fromCharCode(0x30a1 + index));

const read = (change: Partial<Record<RecipientColumn, string>>) =>
  readRecipientRow(aRecipientRow(change), SPECIFIED_ORDER);

Deno.test("a complete row is a person with search keys", () => {
  assert.deepEqual(read({}), {
    problems: [],
    row: {
      residentNumber: "000000000000123",
      residentNumberKey: "123",
      myNumber: "123456789018",
      familyName: "山田",
      givenName: "太郎",
      familyKana: "ヤマダ",
      givenKana: "タロウ",
      familyKey: "ヤマダ",
      givenKey: "タロウ",
      birthDate: "1980-04-01",
      sex: "male",
      ticketNumber: "0000000123",
      flag: null,
    },
  });
});

Deno.test("only the number is needed: several files may each bring some of the items", () => {
  const row = readRecipientRow(["7", ..."".padEnd(9).split("")], SPECIFIED_ORDER).row;
  const { residentNumber, residentNumberKey, ...others } = row!;
  assert.deepEqual([residentNumber, residentNumberKey], ["7", "7"]);
  assert.deepEqual(new Set(Object.values(others)), new Set([null]));
});

Deno.test("cells are found by the header's order", () => {
  const order = SPECIFIED_ORDER.toReversed();
  const cells = aRecipientRow().toReversed();
  assert.deepEqual(readRecipientRow(cells, order), read({}));
});

const folded: [column: RecipientColumn, typed: string, key: string, value: string][] = [
  ["residentNumber", " 0012 ", "residentNumber", "0012"],
  ["residentNumber", "００１２", "residentNumberKey", "12"],
  ["myNumber", "1234 5678 9018", "myNumber", "123456789018"],
  ["familyName", "　山田　", "familyName", "山田"],
  ["familyKana", "ﾔﾏﾀﾞ", "familyKana", "ヤマダ"],
  ["familyKana", "やまだ", "familyKey", "ヤマダ"],
  ["givenKana", "キョウコ", "givenKey", "キヨウコ"],
  ["familyName", "ジョンソンⅡ", "familyName", "ジョンソンⅡ"],
  ["givenKana", "ー・アン", "givenKana", "ー・アン"],
  ["familyKana", "SMITH-O'NEIL", "familyKana", "SMITH-O'NEIL"],
  ["birthDate", "１９８００４０１", "birthDate", "1980-04-01"],
  ["birthDate", "1980/4/1", "birthDate", "1980-04-01"],
  ["sex", "２", "sex", "female"],
  ["sex", "3", "sex", "other"],
  ["ticketNumber", "０００００００１２３", "ticketNumber", "0000000123"],
  ["flag", "1", "flag", "moved_out"],
  ["flag", "2", "flag", "deceased"],
  ["flag", "3", "flag", "removed"],
  ["flag", "９", "flag", "clear"],
];

for (const [column, typed, key, value] of folded) {
  Deno.test(`${columnLabel(column)} ${JSON.stringify(typed)} gives ${key} ${value}`, () => {
    const { row } = read({ [column]: typed });
    assert.equal(new Map<string, unknown>(Object.entries(row ?? {})).get(key), value);
  });
}

const refused: [column: RecipientColumn, typed: string, message: RegExp][] = [
  ["residentNumber", " ", /入力してください/],
  ["residentNumber", "1".repeat(51), /50文字以内/],
  ["myNumber", "12345678901", /数字12桁/],
  ["myNumber", "123456789012", /検査用数字）が合いません/],
  ["familyName", "山".repeat(101), /100文字以内/],
  ["givenName", "太\n郎", /制御文字/],
  ["familyKana", "山田", /カタカナで入力/],
  ["givenKana", "太郎", /カタカナで入力/],
  ["givenName", "太\uFFFD", /読み取れない文字/],
  ["birthDate", "19800230", /1980年2月30日という日付はありません/],
  ["sex", "男", /1（男）、2（女）、3（その他）/],
  ["sex", "0", /1（男）、2（女）、3（その他）/],
  ["ticketNumber", "123", /先頭の0が消えた/],
  ["ticketNumber", "12345678901", /11桁あります/],
  ["flag", "4", /1（転出）、2（死亡）、3（その他削除）、9/],
];

for (const [column, typed, message] of refused) {
  const shown = JSON.stringify(typed.slice(0, 20));
  Deno.test(`${columnLabel(column)} ${shown} is refused, and only it`, () => {
    const { row, problems } = read({ [column]: typed });
    assert.equal(row, null);
    assert.deepEqual(problems.map((problem) => problem.column), [columnLabel(column)]);
    assert.match(problems[0]!.message, message);
  });
}

Deno.test("every fault of a row is named, in the order of the columns", () => {
  const { problems } = readRecipientRow(
    ["", "1", "\t山\t田", "", "山", "田", "x", "x", "x", "x"],
    SPECIFIED_ORDER,
  );
  assert.deepEqual(
    problems.map(({ column }) => column),
    RECIPIENT_COLUMNS.map(({ label }) => label).filter((label) => label !== "氏名（名）"),
  );
});

Deno.test("a row that is too short or too long is refused as a whole", () => {
  for (const width of [1, 9, 11]) {
    const { problems } = readRecipientRow(new Array(width).fill("1"), SPECIFIED_ORDER);
    assert.equal(problems.length, 1);
    assert.equal(problems[0]?.column, "");
    assert.match(problems[0]?.message ?? "", new RegExp(`10項目のところ${width}項目あります`));
  }
});

Deno.test("blank cells that a spreadsheet adds at the end of a row do no harm", () => {
  for (const padding of [[""], ["", "　", " "]]) {
    assert.deepEqual(readRecipientRow([...aRecipientRow(), ...padding], SPECIFIED_ORDER), read({}));
  }
  const { problems } = readRecipientRow([...aRecipientRow(), "", "x", ""], SPECIFIED_ORDER);
  assert.match(problems[0]?.message ?? "", /10項目のところ12項目あります.*行末の空白は/);
});

Deno.test("the cell of an ignored column may hold anything, or be missing at the end", () => {
  const order = [...SPECIFIED_ORDER.toSpliced(3, 0, null), null];
  const cells = aRecipientRow().toSpliced(3, 0, "=理由\0");
  for (const row of [cells, [...cells, ""], [...cells, "x"], [...cells, "x", ""]]) {
    assert.deepEqual(readRecipientRow(row, order), read({}));
  }
  for (const row of [cells.slice(1), [...cells, "x", "y"]]) {
    assert.match(readRecipientRow(row, order).problems[0]?.message ?? "", /12項目のところ/);
  }
});

Deno.test("nobody is born after the day that is given", () => {
  const born = (birthDate: string, today?: string) =>
    readRecipientRow(aRecipientRow({ birthDate }), SPECIFIED_ORDER, { today });
  assert.equal(born("20210601", "2021-06-01").row?.birthDate, "2021-06-01");
  assert.equal(born("20210602").row?.birthDate, "2021-06-02");
  const { problems } = born("R3.6.2", "2021-06-01");
  assert.match(problems[0]?.message ?? "", /未来の日付（2021年6月2日）です。今日（2021年6月1日）/);
});

Deno.test("no text whatever makes the reading of a row fail, and a fault is always explained", () => {
  const cell = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("1", "", "ヤマダ"));
  const row = fc.array(cell, { minLength: 10, maxLength: 10 });
  fc.assert(fc.property(row, (cells) => {
    const { row, problems } = readRecipientRow(cells, SPECIFIED_ORDER);
    assert.equal(row === null, problems.length > 0);
    for (const { message } of problems) assert.match(message, /(ください|必要です)。/);
  }));
});

Deno.test("no fault repeats a My Number, in whatever column and shape it stands", () => {
  const digits = fc.stringMatching(/^\d{11}$/).map((text) => text + myNumberCheckDigit(text));
  const spoil = fc.constantFrom<((number: string) => string)[]>(
    (number) => number,
    (number) => number.slice(1),
    (number) => `${number}.0`,
    (number) => `${number[0]}.${number.slice(1)}E+11`,
    (number) => `=${number}`,
    (number) => `${number}\0`,
  );
  const column = fc.constantFrom(...RECIPIENT_COLUMNS.map(({ key }) => key));
  fc.assert(fc.property(digits, spoil, column, (number, spoil, key) => {
    const { problems } = read({ [key]: spoil(number) });
    assert.ok(!JSON.stringify(problems).includes(number.slice(2)));
  }));
});

Deno.test("the key of a name is the one that searches use, plain or not", () => {
  const kana = fc.string({ unit: fc.constantFrom(...ALL_KANA), minLength: 1, maxLength: 6 });
  fc.assert(fc.property(kana, (familyKana) => {
    const { row } = read({ familyKana });
    if (row) assert.equal(row.familyKey, nameKey(familyKana, ""));
  }));
});

Deno.test("a new person who lacks an item is told which", () => {
  const { column, message } = missingAtFirst("birthDate");
  assert.equal(column, "生年月日");
  assert.match(message, /初めて登録する人には生年月日が必要です/);
});
