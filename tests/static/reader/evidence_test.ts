import assert from "node:assert/strict";
import fc from "fast-check";
import {
  agreedTicket,
  likeliestDigits,
  type LookReading,
} from "../../../static/reader/evidence.ts";

const ONE = "211310160000000101";
const OTHER = "211310160000000107";
const NO_TICKET = "911310160000000101";
const isTicket = (digits: string) => digits.length === 18 && digits.startsWith("2");
const twice = { isTicket, readings: 2 };
const thrice = { isTicket, readings: 3 };

Deno.test("two nets that read the same ticket agree on it", () => {
  assert.equal(agreedTicket([{ a: ONE, b: ONE }], twice), ONE);
});

Deno.test("one net alone agrees on nothing, however often it reads the same", () => {
  assert.equal(agreedTicket(Array(4).fill({ a: "", b: ONE }), thrice), undefined);
});

Deno.test("nets that agree on what is no ticket agree on nothing", () => {
  assert.equal(agreedTicket([{ a: NO_TICKET, b: NO_TICKET }], twice), undefined);
});

Deno.test("in doubt a third equal reading is wanted, from another look", () => {
  const first = { a: ONE, b: ONE };
  assert.equal(agreedTicket([first], thrice), undefined);
  assert.equal(agreedTicket([first, { a: "", b: ONE }], thrice), ONE);
});

Deno.test("another ticket read from the same line needs four against it", () => {
  const contradicted = [{ a: ONE, b: ONE }, { a: ONE, b: OTHER }];
  assert.equal(agreedTicket(contradicted, thrice), undefined);
  assert.equal(agreedTicket([...contradicted, { a: NO_TICKET, b: ONE }], thrice), ONE);
});

Deno.test("garbage does not contradict", () => {
  const looks = [{ a: ONE, b: "2113" }, { a: NO_TICKET, b: ONE }];
  assert.equal(agreedTicket(looks, twice), ONE);
});

Deno.test("the likeliest digits are a ticket before what was read more often", () => {
  const looks = [{ a: NO_TICKET, b: NO_TICKET }, { a: ONE, b: "" }];
  assert.equal(likeliestDigits(looks, isTicket), ONE);
  assert.equal(likeliestDigits([{ a: NO_TICKET, b: "21" }], isTicket), NO_TICKET);
  assert.equal(likeliestDigits([{ a: "21", b: "" }], isTicket), undefined);
});

const aReading = fc.constantFrom(ONE, OTHER, NO_TICKET, "");
const aLook: fc.Arbitrary<LookReading> = fc.record({ a: aReading, b: aReading });

Deno.test("what is agreed was read by both nets and by most, and is the likeliest", () => {
  const demand = fc.constantFrom(twice, thrice);
  fc.assert(fc.property(fc.array(aLook, { maxLength: 4 }), demand, (looks, demand) => {
    const agreed = agreedTicket(looks, demand);
    if (agreed === undefined) return;
    assert.ok(looks.some(({ a }) => a === agreed) && looks.some(({ b }) => b === agreed));
    const tickets = looks.flatMap(({ a, b }) => [a, b]).filter(isTicket);
    assert.ok(tickets.filter((digits) => digits === agreed).length * 2 > tickets.length);
    assert.equal(likeliestDigits(looks, isTicket), agreed);
  }));
});
