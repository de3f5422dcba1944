import assert from "node:assert/strict";
import fc from "fast-check";
import {
  formatOcrLine,
  groupOcrLine,
  parseOcrLine,
  type Ticket,
} from "../../../domain/ticket/ocr_line.ts";

const CHIYODA = "131016";
const issuing = new Set([CHIYODA, "271004", "011002"]);
const isKnown = (code: string) => issuing.has(code);

const ticket: Ticket = {
  kind: "vaccination",
  doseNumber: 1,
  municipalityCode: CHIYODA,
  ticketNumber: "0000000123",
};
const anyTicket: fc.Arbitrary<Ticket> = fc.record({
  kind: fc.constantFrom("vaccination", "examination"),
  doseNumber: fc.integer({ min: 1, max: 9 }),
  municipalityCode: fc.constantFrom(...issuing),
  ticketNumber: fc.stringMatching(/^\d{10}$/),
}, { noNullPrototype: true });

for (
  const typed of [
    "211310160000000123",
    "2 1 131016 0000000123",
    "2-1-131016-0000000123",
    "２１　１３１０１６　００００００　０１２３",
    "２ー１ー１３１０１６ー０００００００１２３",
    "  211310160000000123\n",
  ]
) {
  Deno.test(`${JSON.stringify(typed)} is read as 千代田区's ticket 123, first dose`, () => {
    assert.deepEqual(parseOcrLine(typed, isKnown), { ok: true, value: ticket });
  });
}

Deno.test("every ticket reads back from its line, grouped or not", () => {
  fc.assert(fc.property(anyTicket, (ticket) => {
    const line = formatOcrLine(ticket);
    assert.match(line, /^\d{18}$/);
    assert.deepEqual(parseOcrLine(line, isKnown), { ok: true, value: ticket });
    assert.deepEqual(parseOcrLine(groupOcrLine(line), isKnown), { ok: true, value: ticket });
  }));
});

Deno.test("every digit that is no ticket kind is refused by name", () => {
  const unusedKind = fc.constantFrom(..."03456789");
  fc.assert(fc.property(anyTicket, unusedKind, (ticket, kind) => {
    assert.match(refusal(kind + formatOcrLine(ticket).slice(1)), /券種（1桁目）/);
  }));
});

Deno.test("dose 0 is refused by name", () => {
  fc.assert(fc.property(anyTicket, (ticket) => {
    assert.match(refusal(formatOcrLine({ ...ticket, doseNumber: 0 })), /回数（2桁目）が0です/);
  }));
});

Deno.test("a wrong digit in the municipality never yields another municipality's ticket", () => {
  const place = fc.integer({ min: 2, max: 7 });
  const shift = fc.integer({ min: 1, max: 9 });
  fc.assert(fc.property(anyTicket, place, shift, (ticket, index, shift) => {
    const line = formatOcrLine(ticket);
    const digit = (Number(line[index]) + shift) % 10;
    assert.match(
      refusal(line.slice(0, index) + digit + line.slice(index + 1)),
      /市町村コード（3〜8桁目）/,
    );
  }));
});

const refused: [fault: string, typed: string, message: RegExp][] = [
  ["an empty line", " ", /18桁の数字（券種1桁・回数1桁・市町村コード6桁・券番号10桁）/],
  ["17 digits", "21131016000000012", /18桁のうち17桁しかありません/],
  ["19 digits", "2113101600000001234", /18桁のところ19桁あります/],
  ["a short group", "2 1 131016 000000123", /17桁しかありません。券番号が9桁です/],
  ["a group too long", "2 1 1310166 0000000123", /19桁あります。市町村コードが7桁です/],
  ["a letter in the kind", "Z11310160000000123", /券種（1桁目）に数字でない文字/],
  ["a letter in the dose", "2I1310160000000123", /回数（2桁目）に数字でない文字/],
  ["a letter in the municipality", "2113I0160000000123", /市町村コード.*に数字でない文字/],
  ["a letter in the number", "21131016000000012O", /券番号.*に数字でない文字/],
  ["a letter past the end", "211310160000000123X", /19文字目に数字でない文字/],
  ["a wrong check digit", "211310170000000123", /131017は読み違いです/],
  ["a code of no municipality", "211310240000000123", /131024は市区町村の一覧にありません/],
];

for (const [fault, typed, message] of refused) {
  Deno.test(`${fault} is refused with what is wrong`, () => {
    assert.match(refusal(typed), message);
  });
}

Deno.test("an unfinished line is grouped as far as it goes", () => {
  assert.equal(groupOcrLine("211310160000000123"), "2 1 131016 0000000123");
  assert.equal(groupOcrLine("21131"), "2 1 131");
  assert.equal(groupOcrLine(""), "");
});

function refusal(text: string): string {
  const result = parseOcrLine(text, isKnown);
  assert.ok(!result.ok, `expected ${text} to be refused`);
  return result.message;
}
