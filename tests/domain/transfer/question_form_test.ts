import assert from "node:assert/strict";
import fc from "fast-check";
import { myNumberCheckDigit } from "../../../domain/recipient/my_number.ts";
import {
  MyNumberInquiryForm,
  NameInquiryForm,
  questionOf,
} from "../../../domain/transfer/question_form.ts";

const URAYASU = "122271";
const NUMBER = "91000000001" + myNumberCheckDigit("91000000001");
const BY_NUMBER = { municipalityCode: URAYASU, myNumber: NUMBER, consent: "yes", inquiryId: "" };
const BY_NAME = {
  municipalityCode: URAYASU,
  familyKana: "ヤマダ",
  givenKana: "ハナコ",
  birthDate: "19560412",
  sex: "female",
  inquiryId: "",
};

Deno.test("a My Number is asked as twelve digits, however it was typed", () => {
  const spaced = NUMBER.replace(/(....)(....)(....)/, "$1 $2-$3");
  const wide = Array.from(
    spaced,
    (sign) => /\d/.test(sign) ? String.fromCodePoint(sign.charCodeAt(0) + 0xfee0) : sign,
  )
    .join("");
  for (const myNumber of [NUMBER, spaced, wide]) {
    const form = MyNumberInquiryForm.parse({ ...BY_NUMBER, myNumber });
    const about = { kind: "my_number", myNumber: NUMBER };
    assert.deepEqual(questionOf(form), { id: undefined, otherCode: URAYASU, about });
  }
});

Deno.test("name, birth date and sex are asked as typed, メイ may be blank", () => {
  const id = "018f5b2c-7f00-7000-8000-000000000001";
  const typed = {
    ...BY_NAME,
    familyKana: "ﾔﾏﾀﾞ ﾊﾅｺ",
    givenKana: "　",
    birthDate: "昭和31年4月12日",
  };
  const form = NameInquiryForm.parse({ ...typed, inquiryId: id });
  assert.deepEqual(questionOf(form), {
    id,
    otherCode: URAYASU,
    about: {
      kind: "name",
      familyKana: "ヤマダ ハナコ",
      givenKana: "",
      birthDate: "1956-04-12",
      sex: "female",
    },
  });
});

Deno.test("an id that is none is left out, and does not refuse the form", () => {
  const form = NameInquiryForm.parse({ ...BY_NAME, inquiryId: "1 or 1=1" });
  assert.equal(questionOf(form).id, undefined);
});

const MUNICIPALITY = /転出元の自治体を選んでください/;
const refusedNumbers: [typed: Partial<typeof BY_NUMBER>, field: string, message: RegExp][] = [
  [{ municipalityCode: "" }, "municipalityCode", MUNICIPALITY],
  [{ municipalityCode: "浦安市" }, "municipalityCode", MUNICIPALITY],
  [{ municipalityCode: "120006" }, "municipalityCode", MUNICIPALITY],
  [{ municipalityCode: "122272" }, "municipalityCode", MUNICIPALITY],
  [{ myNumber: " " }, "myNumber", /マイナンバーを入力してください/],
  [{ myNumber: "12345" }, "myNumber", /数字12桁で入力/],
  [
    { myNumber: NUMBER.slice(0, 11) + (9 - Number(NUMBER[11])) },
    "myNumber",
    /検査用数字）が合いません/,
  ],
  [{ consent: "" }, "consent", /^本人の同意を確認して、チェックを入れてください。$/],
  [{ consent: "on" }, "consent", /^本人の同意を確認して/],
];
const refusedNames: [typed: Partial<typeof BY_NAME>, field: string, message: RegExp][] = [
  [{ municipalityCode: "131016x" }, "municipalityCode", MUNICIPALITY],
  [{ familyKana: "" }, "familyKana", /セイを入力してください/],
  [{ familyKana: "山田" }, "familyKana", /カタカナかひらがなで入力/],
  [{ givenKana: "花子" }, "givenKana", /カタカナかひらがなで入力/],
  [{ familyKana: "ア".repeat(101) }, "familyKana", /100文字以内/],
  [{ familyKana: "ヽ", givenKana: "ヽ" }, "familyKana", /2文字以上/],
  [{ familyKana: "ウ", givenKana: "" }, "familyKana", /合わせて2文字以上/],
  [{ familyKana: NUMBER }, "familyKana", /カタカナかひらがなで入力/],
  [{ birthDate: "" }, "birthDate", /生年月日を入力してください/],
  [{ birthDate: "19560230" }, "birthDate", /1956年2月30日という日付はありません/],
  [{ sex: "" }, "sex", /性別は男・女・その他のどれか/],
];

for (const [typed, field, message] of refusedNumbers) {
  Deno.test(`マイナンバーによる照会 with ${JSON.stringify(Object.keys(typed))} wrong: ${message}`, () => {
    assertRefused(MyNumberInquiryForm.safeParse({ ...BY_NUMBER, ...typed }), { field, message });
  });
}
for (const [typed, field, message] of refusedNames) {
  Deno.test(`氏名による照会 with ${JSON.stringify(typed)}: ${message}`, () => {
    assertRefused(NameInquiryForm.safeParse({ ...BY_NAME, ...typed }), { field, message });
  });
}

function assertRefused(
  parsed:
    | ReturnType<typeof MyNumberInquiryForm.safeParse>
    | ReturnType<typeof NameInquiryForm.safeParse>,
  { field, message }: { field: string; message: RegExp },
): void {
  assert.ok(!parsed.success);
  const [issue] = parsed.error.issues;
  assert.deepEqual(issue!.path, [field]);
  assert.match(issue!.message, message);
}

Deno.test("no message repeats what was typed for a My Number", () => {
  const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 4, maxLength: 14 })
    .map((numbers) => numbers.join(""));
  fc.assert(fc.property(digits, (myNumber) => {
    const parsed = MyNumberInquiryForm.safeParse({ ...BY_NUMBER, myNumber });
    if (!parsed.success) assert.ok(!JSON.stringify(parsed.error.issues).includes(myNumber));
  }));
});
