import assert from "node:assert/strict";
import {
  IN_PLACE,
  myNumberDecision,
  personForm,
  personTexts,
} from "../../../domain/correction/person_form.ts";
import type { CorrectablePerson } from "../../../domain/correction/correctable.ts";
import { aMyNumber } from "../../db/upload/a_recipient.ts";
import { aPerson } from "./a_correctable.ts";

function send(typed: Record<string, string>, shown: CorrectablePerson = aPerson()) {
  const form = personForm({ shown, today: "2021-07-01", municipalityCode: "122271" });
  return form.safeParse({ myNumber: "", myNumberChoice: "", ...personTexts(shown), ...typed });
}

function value(typed: Record<string, string>, shown?: CorrectablePerson) {
  const sent = send(typed, shown);
  assert.ok(sent.success, String(sent.error));
  return sent.data;
}

function faults(typed: Record<string, string>, shown?: CorrectablePerson): string[] {
  const sent = send(typed, shown);
  return sent.success ? [] : sent.error.issues.map(({ path, message }) => `${path}：${message}`);
}

Deno.test("what is sent as it was shown is the person as they were", () => {
  const { myNumber, myNumberChoice, ...cells } = value({});
  const { myNumber: _stored, ...shown } = aPerson();
  assert.deepEqual(cells, shown);
  assert.deepEqual(myNumberDecision({ myNumber, myNumberChoice }), { kind: "kept" });
});

const accepted: [field: string, text: string, value: unknown][] = [
  ["residentNumber", " 000456 ", "000456"],
  ["familyName", "海辺", "海辺"],
  ["givenName", "", null],
  ["familyKana", "ｳﾐﾍﾞ", "ウミベ"],
  ["givenKana", "", null],
  ["birthDate", "昭和55年4月1日", "1980-04-01"],
  ["sex", "other", "other"],
  ["ticketNumber", "０００００００００２", "0000000002"],
  ["ticketNumber", "211222710000000003", "0000000003"],
  ["ticketNumber", "", null],
  ["status", "deceased", "deceased"],
  ["status", IN_PLACE, null],
];

Deno.test("fields are read as the files are read", () => {
  for (const [field, text, expected] of accepted) {
    const read: Record<string, unknown> = value({ [field]: text });
    assert.deepEqual(read[field], expected, `${field}: ${text}`);
  }
});

const refused: [field: string, text: string, message: RegExp][] = [
  ["residentNumber", "", /個別宛名番号を入力/],
  ["residentNumber", "=1+1", /記号/],
  ["myNumber", "123456789012", /検査用数字/],
  ["familyName", "", /氏名（姓）を入力/],
  ["familyName", "20210601", /氏名（姓）：数字や日付だけで/],
  ["familyKana", "山田", /氏名（セイ）：カタカナで入力/],
  ["birthDate", "20300101", /生年月日が未来の日付/],
  ["birthDate", "", /生年月日を入力/],
  ["sex", "", /性別を入力/],
  ["sex", "1", /男・女・その他/],
  ["ticketNumber", "123", /券番号は10桁/],
  ["ticketNumber", "211220330000000003", /自庁の接種券/],
  ["status", "9", /./],
];

Deno.test("wrong fields say what to do, without speaking of a file's columns", () => {
  for (const [field, text, message] of refused) {
    const [fault = "", ...others] = faults({ [field]: text });
    assert.ok(fault.startsWith(`${field}：`), `${field}: ${fault}`);
    assert.match(fault, message);
    assert.doesNotMatch(fault, /列がずれ|列とずれ/);
    assert.deepEqual(others, []);
  }
});

Deno.test("a blank that was blank before, or an odd old value, stands in nobody's way", () => {
  const shown = aPerson({ familyName: "123", birthDate: null, sex: null, familyKana: null });
  const { familyName, birthDate, sex, familyKana } = value({ givenName: "次郎" }, shown);
  assert.deepEqual([familyName, birthDate, sex, familyKana], ["123", null, null, null]);
});

Deno.test("a My Number is typed, removed, or a typed one withdrawn; not two of them", () => {
  const myNumber = aMyNumber(1);
  const sent: Record<string, string>[] = [
    { myNumber },
    { myNumberChoice: "removed" },
    { myNumberChoice: "withdrawn" },
  ];
  const decisions = sent
    .map((typed) => myNumberDecision(value(typed)));
  assert.deepEqual(decisions, [
    { kind: "typed", myNumber },
    { kind: "removed" },
    { kind: "withdrawn" },
  ]);
  const [both] = faults({ myNumber, myNumberChoice: "removed" });
  assert.match(both!, /^myNumber：/);
  assert.ok(!both!.includes(myNumber));
});
