import assert from "node:assert/strict";
import Papa from "papaparse";
import { fictionalPeople, type FictionalPerson } from "../../../db/demo/fictional_people.ts";
import { toRecipientCsv } from "../../../db/demo/recipient_csv.ts";
import { readHeader, SPECIFIED_ORDER } from "../../../domain/upload/recipient_columns.ts";
import { readRecipientRow } from "../../../domain/upload/recipient_row.ts";

const HEADER = "個別宛名番号,マイナンバー,氏名（姓）,氏名（名）,氏名（セイ）,氏名（メイ）," +
  "生年月日,性別,券番号,転出／死亡フラグ";

const AN: FictionalPerson = {
  residentNumber: "000000000000001",
  myNumber: "123456789018",
  familyName: "NGUYEN VAN AN",
  givenName: "",
  familyKana: "グエン　ヴァン　アン",
  givenKana: "",
  birthDate: "1990-02-03",
  sex: "male",
  ticketNumber: "0000000042",
};

Deno.test("a person is one line of ten columns under the specified header, ended by CRLF", () => {
  assert.equal(
    toRecipientCsv([AN]),
    `${HEADER}\r\n000000000000001,123456789018,NGUYEN VAN AN,,グエン　ヴァン　アン,,` +
      "19900203,1,0000000042,\r\n",
  );
});

Deno.test("nobody gives just the header", () => {
  assert.equal(toRecipientCsv([]), `${HEADER}\r\n`);
});

Deno.test("sexes are written as 1, 2 and 3", () => {
  const people = (["male", "female", "other"] as const).map((sex) => ({ ...AN, sex }));
  assert.deepEqual(parse(toRecipientCsv(people)).slice(1).map((cells) => cells[7]), [
    "1",
    "2",
    "3",
  ]);
});

Deno.test("a cell with a comma or a quote is quoted and comes back unchanged", () => {
  const csv = toRecipientCsv([{ ...AN, familyName: 'AN, "VAN"' }]);
  assert.ok(csv.includes(',"AN, ""VAN""",'));
  assert.equal(parse(csv)[1]?.[2], 'AN, "VAN"');
});

Deno.test("the upload rules accept every fictional person without a remark", () => {
  const people = fictionalPeople({ count: 1_000, seed: 7 });
  const [header = [], ...rows] = parse(toRecipientCsv(people));
  assert.deepEqual(readHeader(header), { ok: true, value: SPECIFIED_ORDER });
  assert.equal(rows.length, people.length);
  rows.forEach((cells, index) => {
    const { row, problems } = readRecipientRow(cells, SPECIFIED_ORDER);
    assert.deepEqual(problems, []);
    assert.equal(row?.birthDate, people[index]?.birthDate);
    assert.equal(row?.sex, people[index]?.sex);
  });
});

function parse(csv: string): string[][] {
  return Papa.parse<string[]>(csv, { skipEmptyLines: true }).data;
}
