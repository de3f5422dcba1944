import assert from "node:assert/strict";
import { Sex, sexByCode, sexLabel } from "../../../domain/recipient/sex.ts";

const table: [code: string, sex: Sex, label: string][] = [
  ["1", "male", "男"],
  ["2", "female", "女"],
  ["3", "other", "その他"],
];

for (const [code, sex, label] of table) {
  Deno.test(`code ${code} means ${sex}, shown as ${label}`, () => {
    assert.equal(sexByCode(code), sex);
    assert.equal(sexLabel(sex), label);
  });
}

Deno.test("a full-width code is read, any other text means no sex", () => {
  assert.equal(sexByCode("１"), "male");
  for (const code of ["", "0", "4", "9", "01", "男"]) assert.equal(sexByCode(code), undefined);
});

Deno.test("a form's choice is one of the three in the order of the codes", () => {
  assert.deepEqual(Sex.options, table.map(([, sex]) => sex));
  assert.match(Sex.safeParse("unknown").error?.issues[0]?.message ?? "", /選んでください/);
});
