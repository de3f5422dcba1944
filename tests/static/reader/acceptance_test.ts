import assert from "node:assert/strict";
import fc from "fast-check";
import { createAcceptance, type Offer } from "../../../static/reader/acceptance.ts";

const ONE = "211310160000000101";
const OTHER = "211310160000000107";
const NO_TICKET = "911310160000000101";
const isTicket = (digits: string) => digits.startsWith("2") && digits.length === 18;

const line = (agreed?: string): Offer => ({
  line: { agreed, best: agreed, wholeLine: true, spent: { locate: 0, netB: 0, netA: 0 } },
});
const qr = (text: string): Offer => ({ qr: text });
const both = (read: string, text: string): Offer => ({ ...line(read), ...qr(text) });
const nothing: Offer = {};

const waiting = { kind: "waiting" } as const;
const byLine = (digits: string) => ({ kind: "accepted", digits, by: "line" }) as const;
const byQr = (digits: string) => ({ kind: "accepted", digits, by: "qr" }) as const;
const conflict = (qr: string, line: string) => ({ kind: "conflict", qr, line }) as const;

const truthTable: [string, Offer[], ReturnType<ReturnType<typeof createAcceptance>["offer"]>][] = [
  ["nothing", [nothing], waiting],
  ["a line once", [line(ONE)], waiting],
  ["a line twice in a row", [line(ONE), line(ONE)], byLine(ONE)],
  ["a line twice with a miss between", [line(ONE), line(), line(ONE)], waiting],
  ["a line twice with an empty frame between", [line(ONE), nothing, line(ONE)], waiting],
  ["two different lines", [line(ONE), line(OTHER)], waiting],
  ["one line, then another twice", [line(ONE), line(OTHER), line(OTHER)], byLine(OTHER)],
  ["a line that is no ticket's, twice", [line(NO_TICKET), line(NO_TICKET)], waiting],
  ["a QR code once", [qr(ONE)], byQr(ONE)],
  ["a QR code that is no ticket's", [qr("https://example.jp/")], waiting],
  ["a foreign QR code beside a line twice", [both(ONE, "x"), both(ONE, "x")], byLine(ONE)],
  ["a QR code and the same line", [both(ONE, ONE)], byQr(ONE)],
  ["a line, then the QR code that says the same", [line(ONE), qr(ONE)], byQr(ONE)],
  ["a QR code and another line", [both(ONE, OTHER)], conflict(OTHER, ONE)],
  ["a line, then another QR code", [line(ONE), qr(OTHER)], conflict(OTHER, ONE)],
  ["a conflict, then nothing", [both(ONE, OTHER), nothing], conflict(OTHER, ONE)],
  [
    "a conflict, then the line for long",
    [both(ONE, OTHER), ...Array(9).fill(line(ONE))],
    conflict(OTHER, ONE),
  ],
  ["a conflict, then the QR code once", [both(ONE, OTHER), qr(OTHER)], conflict(OTHER, ONE)],
  ["a conflict, then the QR code twice", [both(ONE, OTHER), qr(OTHER), qr(OTHER)], byQr(OTHER)],
  [
    "a conflict, then both agree twice",
    [both(ONE, OTHER), both(ONE, ONE), both(ONE, ONE)],
    byQr(ONE),
  ],
  ["a conflict, then two QR codes", [both(ONE, OTHER), qr(OTHER), qr(ONE)], conflict(OTHER, ONE)],
];

for (const [name, frames, verdict] of truthTable) {
  Deno.test(`after ${name}: ${verdict.kind}`, () => {
    const acceptance = createAcceptance({ isTicket });
    const verdicts = frames.map((frame) => acceptance.offer(frame));
    assert.deepEqual(verdicts.at(-1), verdict);
  });
}

Deno.test("after a reset nothing of before counts", () => {
  for (const before of [[line(ONE)], [both(ONE, OTHER)]]) {
    const acceptance = createAcceptance({ isTicket });
    for (const frame of before) acceptance.offer(frame);
    acceptance.reset();
    assert.deepEqual(acceptance.offer(line(ONE)), waiting);
    assert.deepEqual(acceptance.offer(line(ONE)), byLine(ONE));
  }
});

const aFrame = fc.record({
  line: fc.option(fc.constantFrom(ONE, OTHER, NO_TICKET), { nil: undefined }),
  qr: fc.option(fc.constantFrom(ONE, OTHER, NO_TICKET), { nil: undefined }),
}).map(({ line: read, qr: text }): Offer => ({ ...line(read), qr: text }));

Deno.test("no line is accepted that was not read in this frame and the one before", () => {
  fc.assert(fc.property(fc.array(aFrame, { maxLength: 30 }), (frames) => {
    const acceptance = createAcceptance({ isTicket });
    for (const [i, frame] of frames.entries()) {
      const verdict = acceptance.offer(frame);
      if (verdict.kind !== "accepted") continue;
      assert.ok(isTicket(verdict.digits));
      if (verdict.by === "qr") assert.equal(frame.qr, verdict.digits);
      else {assert.deepEqual(linesOf(frames.slice(Math.max(0, i - 1), i + 1)), [
          verdict.digits,
          verdict.digits,
        ]);}
    }
  }));
});

Deno.test("nothing is accepted in a frame whose line and QR code differ", () => {
  fc.assert(fc.property(fc.array(aFrame, { maxLength: 30 }), (frames) => {
    const acceptance = createAcceptance({ isTicket });
    for (const frame of frames) {
      const verdict = acceptance.offer(frame);
      const read = frame.line?.agreed;
      const differ = [read, frame.qr].every((it) => it !== undefined && isTicket(it)) &&
        read !== frame.qr;
      if (differ) assert.equal(verdict.kind, "conflict");
    }
  }));
});

function linesOf(frames: readonly Offer[]) {
  return frames.map((frame) => frame.line?.agreed);
}
