import assert from "node:assert/strict";
import { criteriaOf, NameSearchForm, nameSearchOf } from "../../../domain/recipient/name_search.ts";

const BLANK = { nameKana: "", birthDate: "", sex: "" };

const accepted: [typed: Partial<typeof BLANK>, asked: ReturnType<typeof nameSearchOf>][] = [
  [{ nameKana: "ﾔﾏﾀﾞ ﾊﾅｺ" }, { nameKey: "ヤマダハナコ", birthDate: null, sex: null }],
  [{ nameKana: "やまだ" }, { nameKey: "ヤマダ", birthDate: null, sex: null }],
  [{ nameKana: "NGUYEN Thị", sex: "female" }, {
    nameKey: "NGUYENTHI",
    birthDate: null,
    sex: "female",
  }],
  [{ birthDate: "S31.4.12" }, { nameKey: null, birthDate: "1956-04-12", sex: null }],
  [{ nameKana: "　", birthDate: "１９５６年４月１２日" }, {
    nameKey: null,
    birthDate: "1956-04-12",
    sex: null,
  }],
];

for (const [typed, asked] of accepted) {
  Deno.test(`${JSON.stringify(typed)} asks for what it says`, () => {
    assert.deepEqual(nameSearchOf(NameSearchForm.parse({ ...BLANK, ...typed })), asked);
  });
}

const refused: [typed: Partial<typeof BLANK>, field: string, message: RegExp][] = [
  [{}, "nameKana", /カナ氏名か生年月日を入力/],
  [{ sex: "male" }, "nameKana", /カナ氏名か生年月日を入力/],
  [{ nameKana: "山田" }, "nameKana", /漢字では照会できません。.*カタカナかひらがな/],
  [{ nameKana: "サト一" }, "nameKana", /漢字では照会できません/],
  [{ nameKana: "ヤマダ2" }, "nameKana", /カタカナ・ひらがな・ローマ字だけ/],
  [{ nameKana: "リー" }, "nameKana", /2文字以上/],
  [{ nameKana: "・" }, "nameKana", /2文字以上/],
  [{ nameKana: "ア".repeat(201) }, "nameKana", /200文字以内/],
  [{ birthDate: "昭和の春" }, "birthDate", /日付は「20210601」/],
  [{ birthDate: "19560230" }, "birthDate", /1956年2月30日という日付はありません/],
  [{ nameKana: "ヤマダ", sex: "x" }, "sex", /性別は「指定しない」か/],
];

for (const [typed, field, message] of refused) {
  Deno.test(`${JSON.stringify(typed).slice(0, 40)} is refused with what to type`, () => {
    const result = NameSearchForm.safeParse({ ...BLANK, ...typed });
    const [issue] = result.error!.issues;
    assert.equal(issue!.path[0], field);
    assert.match(issue!.message, message);
    assert.equal(result.error!.issues.length, 1);
  });
}

Deno.test("the criteria are named, never what was typed", () => {
  const search = { nameKey: "ヤマダ", birthDate: "1956-04-12", sex: "male" } as const;
  assert.deepEqual(criteriaOf(search), ["カナ氏名", "生年月日", "性別"]);
  assert.deepEqual(criteriaOf({ nameKey: null, birthDate: "1956-04-12", sex: null }), ["生年月日"]);
});
