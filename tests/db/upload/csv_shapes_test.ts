import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { aDatabase } from "../a_database.ts";
import { anAct } from "../an_act.ts";
import { ownerSql } from "../owner_sql.ts";
import { RECIPIENT_COLUMNS } from "../../../domain/upload/recipient_columns.ts";
import { aRecipient } from "./a_recipient.ts";
import { upload } from "./an_upload.ts";

const database = await aDatabase();
const owner = ownerSql(database);

const LABELS = RECIPIENT_COLUMNS.map(({ label }) => label);
const PEOPLE = [
  aRecipient({ familyName: "髙橋", givenName: "一,二", residentNumber: "00071" }),
  aRecipient({ familyName: "鈴木", givenName: "", givenKana: "", ticketNumber: "" }),
  aRecipient({ familyKana: "ワタナベ", givenName: 'は"な', flag: "1" }),
].map((person) => RECIPIENT_COLUMNS.map(({ key }) => person[key]));

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16le = (text: string) => new Uint8Array(Buffer.from(text, "utf16le"));
const utf16be = (text: string) => new Uint8Array(Buffer.from(text, "utf16le").swap16());

/** Windows code page 932 of the signs that stand in these files, by asking the decoder. */
const CP932 = new Map<string, number[]>();
for (let lead = 0x81; lead < 0xfd; lead++) {
  for (let trail = 0x40; trail < 0xfd; trail++) {
    const sign = new TextDecoder("shift_jis").decode(new Uint8Array([lead, trail]));
    if (sign.length === 1 && sign !== "\ufffd") CP932.set(sign, [lead, trail]);
  }
}
const cp932 = (text: string) =>
  new Uint8Array([...text].flatMap((sign) => CP932.get(sign) ?? [sign.charCodeAt(0)]));

const encodings: [label: string, encoding: string, encode: (text: string) => Uint8Array][] = [
  ["UTF-8", "utf-8", utf8],
  ["UTF-8 with a BOM", "utf-8-bom", (text) => utf8("\ufeff" + text)],
  ["CP932", "shift_jis", cp932],
  ["UTF-16LE with a BOM", "utf-16le", (text) => utf16le("\ufeff" + text)],
  ["UTF-16LE", "utf-16le", utf16le],
  ["UTF-16BE with a BOM", "utf-16be", (text) => utf16be("\ufeff" + text)],
  ["UTF-16BE", "utf-16be", utf16be],
];

const newlines = { lf: "\n", crlf: "\r\n", cr: "\r" };
const delimiters = { comma: ",", tab: "\t" };

/** Cells as a spreadsheet writes them: in quotes where they need it. */
function csv(rows: readonly string[][], delimiter: string, newline: string): string {
  const written = (cell: string) =>
    /[",\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return rows.map((row) => row.map(written).join(delimiter) + newline).join("");
}

/** The people of a file as they are registered, whatever shape it had. */
async function registeredBy(content: Uint8Array) {
  const act = anAct();
  const { record } = await upload(database, act, { content });
  assert.equal(record.state, "applied", record.failure ?? "");
  const people = await owner`
    select to_jsonb(r) - '{municipality_code,id,change_id,my_number_sealed,my_number_index}'::text[]
        as person, my_number_index is not null as numbered,
      array(select ticket_number || state from ticket
        where ticket.municipality_code = r.municipality_code
          and ticket.resident_number_key = r.resident_number_key) as tickets
    from recipient r where municipality_code = ${act.actor.municipalityCode}
    order by resident_number_key`;
  return { record, people: people.map((row) => ({ ...row })) };
}

const expected = (await registeredBy(utf8(csv(PEOPLE, ",", "\n")))).people;

Deno.test("the plain file registers its people", () => {
  assert.deepEqual(expected.map((row) => row.person.family_name), ["鈴木", "山田", "髙橋"]);
});

for (const [index, [label, encoding, encode]] of encodings.entries()) {
  Deno.test(`a file in ${label} registers the same people, and is shown as what it is`, async () => {
    for (const [number, [newline, breaks]] of Object.entries(newlines).entries()) {
      const [delimiter, sign] = Object.entries(delimiters)[(index + number) % 2]!;
      const header = number % 2 === 0;
      const rows = header ? [LABELS, ...PEOPLE] : PEOPLE;
      const { record, people } = await registeredBy(encode(csv(rows, sign, breaks)));
      assert.deepEqual(people, expected);
      assert.deepEqual(
        [record.encoding, record.newline, record.delimiter, record.header],
        [encoding, newline, delimiter, header],
      );
      assert.deepEqual(record.columnOrder, LABELS);
      assert.equal(record.rowCount, 3);
    }
  });
}

Deno.test("columns in any order stand where the header says, a 理由 among them is ignored", async () => {
  const turned = (row: string[]) => [...row.slice(3).toReversed(), ...row.slice(0, 3)];
  const rows = [turned(LABELS), ...PEOPLE.map(turned)];
  const withReason = rows.map((row, index) => row.toSpliced(2, 0, index === 0 ? "理由" : "注"));
  for (const table of [rows, withReason]) {
    const { record, people } = await registeredBy(utf8(csv(table, ",", "\r\n")));
    assert.deepEqual(people, expected);
    assert.deepEqual(record.columnOrder, turned(LABELS));
    assert.equal(record.header, true);
  }
});

Deno.test("header names in half width or with spaces are the columns they mean", async () => {
  const loose = LABELS.map((label) => ` ${label.normalize("NFKC")} `.replace("ー", "ー "));
  const { people } = await registeredBy(utf8(csv([loose, ...PEOPLE], ",", "\n")));
  assert.deepEqual(people, expected);
});

Deno.test("rows and cells that a spreadsheet left empty at the end do no harm", async () => {
  const text = csv([LABELS, ...PEOPLE].map((row) => [...row, "", ""]), ",", "\r\n");
  const tails = ["", "\r\n\r\n", ",,,,,,,,,,,\r\n".repeat(3), ' ,"",\u3000\r\n'];
  for (const tail of tails) {
    const { record, people } = await registeredBy(utf8(text + tail));
    assert.deepEqual(people, expected, JSON.stringify(tail));
    assert.equal(record.rowCount, 3);
  }
});

Deno.test("every cell in quotes, or the last line break missing: the same people", async () => {
  const quoted = PEOPLE.map((row) =>
    row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")
  );
  for (const text of [quoted.join("\r\n"), quoted.join("\n") + "\n", "\n\n" + quoted.join("\r")]) {
    assert.deepEqual((await registeredBy(utf8(text))).people, expected);
  }
});

Deno.test("full-width digits and half-width kana mean what they look like", async () => {
  const wide = (text: string) =>
    text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const rows = PEOPLE.map((row) =>
    row.map((cell, index) => [0, 1, 6, 7, 8, 9].includes(index) ? wide(cell) : cell)
  );
  const halfKana = rows.map((row) => row.with(4, row[4] === "ワタナベ" ? "ﾜﾀﾅﾍﾞ" : row[4]!));
  const { people } = await registeredBy(utf8(csv(halfKana, ",", "\n")));
  const essence = (rows: typeof people) =>
    rows.map(({ person }) => [
      person.resident_number_key,
      person.birth_date,
      person.sex,
      person.status,
      person.name_key,
    ]);
  assert.deepEqual(essence(people), essence(expected));
});

Deno.test("a quoted line break is in its cell: named by its row, the rows behind it counted right", async () => {
  const [first, second, third] = PEOPLE as [string[], string[], string[]];
  const table = [LABELS, first, second.with(2, "鈴\r\n木"), third.with(7, "x")];
  for (const [newline, breaks] of Object.entries(newlines)) {
    const file = { content: csv(table, ",", breaks), rejectedRows: "left_out" } as const;
    const { record, issues } = await upload(database, anAct(), file);
    assert.equal(record.newline, newline);
    assert.deepEqual(issues.map(({ line, column }) => [line, column]), [
      [3, "氏名（姓）"],
      [4, "性別"],
    ]);
    assert.deepEqual([record.newCount, record.rejectedCount], [1, 2]);
  }
});

Deno.test("what was received is what was read: the digest is the file's", async () => {
  const bytes = cp932(csv(PEOPLE, "\t", "\r"));
  const { record } = await registeredBy(bytes);
  const [row] = await owner`select sha256 from upload where id = ${record.id}`;
  const digest = createHash("sha256").update(bytes).digest();
  assert.deepEqual(Buffer.from(row!.sha256), digest);
});
