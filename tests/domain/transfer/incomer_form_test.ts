import assert from "node:assert/strict";
import {
  incomerForm,
  incomerTexts,
  knownPersonForm,
  MARKED,
  seenPeople,
  ticketField,
} from "../../../domain/transfer/incomer_form.ts";
import type { NameCriteria } from "../../../domain/transfer/inquiry.ts";

const CRITERIA: NameCriteria = {
  kind: "name",
  familyKana: "ヤマダ",
  givenKana: "ハナコ",
  birthDate: "1956-04-12",
  sex: "female",
};
const form = incomerForm({ today: "2021-07-01", municipalityCode: "122271" });

/** As the page sends it when the rest is filled in. */
function send(typed: Record<string, string>) {
  const filled = { residentNumber: "000456", familyName: "山田", ticketNumber: "0000000001" };
  const untouched = { givenName: "", takesMyNumber: "", seen: "", ...incomerTexts(CRITERIA) };
  return form.safeParse({ ...untouched, ...filled, ...typed });
}

function faults(typed: Record<string, string>): string[] {
  const sent = send(typed);
  return sent.success ? [] : sent.error.issues.map(({ path, message }) => `${path}：${message}`);
}

Deno.test("the page begins with what the inquiry said of the person, and never with a My Number", () => {
  assert.deepEqual(incomerTexts(CRITERIA), {
    familyKana: "ヤマダ",
    givenKana: "ハナコ",
    birthDate: "1956年4月12日",
    sex: "female",
  });
  assert.deepEqual(incomerTexts({ kind: "my_number" }), { takesMyNumber: MARKED });
});

Deno.test("what the page began with is accepted as it stands", () => {
  const sent = send({});
  assert.ok(sent.success, String(sent.error));
  assert.deepEqual(sent.data, {
    residentNumber: "000456",
    familyName: "山田",
    givenName: null,
    familyKana: "ヤマダ",
    givenKana: "ハナコ",
    birthDate: "1956-04-12",
    sex: "female",
    ticketNumber: "0000000001",
    takesMyNumber: false,
    seen: [],
  });
});

const accepted: [field: string, text: string, value: unknown][] = [
  ["residentNumber", " 000456 ", "000456"],
  ["residentNumber", "A-001", "A-001"],
  ["familyKana", "ﾔﾏﾀﾞ ﾊﾅｺ", "ヤマダ ハナコ"],
  ["givenKana", "", null],
  ["birthDate", "昭和31年4月12日", "1956-04-12"],
  ["sex", "other", "other"],
  ["ticketNumber", "０００００００００２", "0000000002"],
  ["ticketNumber", "211222710000000003", "0000000003"],
  ["takesMyNumber", MARKED, true],
];

Deno.test("fields are read as those of 接種対象者の編集", () => {
  for (const [field, text, expected] of accepted) {
    const sent = send({ [field]: text });
    assert.ok(sent.success, `${field}: ${text}: ${sent.error}`);
    assert.deepEqual((sent.data as Record<string, unknown>)[field], expected, `${field}: ${text}`);
  }
});

const refused: [field: string, text: string, message: RegExp][] = [
  ["residentNumber", "", /^個別宛名番号を入力/],
  ["residentNumber", "=1+1", /個別宛名番号/],
  ["familyName", "　", /^氏名（姓）を入力/],
  ["familyName", "123", /^氏名（姓）：数字や日付だけ/],
  ["familyKana", "", /^氏名（セイ）を入力/],
  ["familyKana", "山田", /^氏名（セイ）：カタカナで入力してください（例：ヤマダ）。$/],
  ["givenKana", "花子", /^氏名（メイ）：カタカナ/],
  ["birthDate", "", /^生年月日を入力/],
  ["birthDate", "20210702", /未来の日付/],
  ["birthDate", "昭和31年4月31日", /4月31日という日付はありません/],
  ["sex", "", /性別を入力/],
  ["sex", "女", /男・女・その他/],
  ["ticketNumber", "", /^券番号を入力/],
  ["ticketNumber", "123", /10桁/],
  ["ticketNumber", "211220330000000003", /千葉県市川市が発行した接種券です/],
];

Deno.test("what is missing or wrong is said at its field, in words that say what to do", () => {
  for (const [field, text, message] of refused) {
    const [fault = "", ...others] = faults({ [field]: text });
    assert.deepEqual(others, [], `${field}: ${text}`);
    assert.match(fault, new RegExp(`^${field}：`));
    assert.match(fault.slice(field.length + 1), message);
  }
});

Deno.test("a ticket for somebody who is here is read, or left out", () => {
  const id = "019a0000-0000-7000-8000-000000000001";
  const field = ticketField(id);
  const known = knownPersonForm(id, "122271");
  assert.deepEqual(known.parse({ [field]: "0000000009" }), { [field]: "0000000009" });
  assert.deepEqual(known.parse({ [field]: " " }), { [field]: null });
  assert.match(String(known.safeParse({ [field]: "12" }).error), /10桁/);
});

Deno.test("of who was seen only ids are believed", () => {
  const id = "019a0000-0000-7000-8000-000000000001";
  assert.deepEqual(seenPeople(`${id} ' or 1=1 ${id.toUpperCase()}x`), [id]);
  assert.deepEqual(seenPeople(""), []);
});
