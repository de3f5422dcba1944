import assert from "node:assert/strict";
import { municipalityCheckDigit } from "../../../domain/municipality/municipality_check_digit.ts";
import type { Gray } from "../../../static/reader/gray.ts";
import { readLine } from "../../../static/reader/line_reading.ts";
import type { Nets } from "../../../static/reader/recogniser.ts";
import { type Turn, turnBack, turnPicture } from "../../../static/reader/turn.ts";
import { loadReaderNets } from "../../reader/load_nets.ts";
import { aPicture, aPrintedPicture } from "./a_picture.ts";
import { readFrame } from "./read_frame.ts";

/** The rules of the frame generator, whose kinds and municipalities are not ours. */
function isTicket(digits: string): boolean {
  return /^[123][1-9]\d{16}$/.test(digits) &&
    municipalityCheckDigit(digits.slice(2, 7)) === digits[7];
}

const FRAMES = new URL("../../reader/frames/", import.meta.url);

interface Truth {
  file: string;
  digits: string;
  what: string;
  /** "read": the digits come out right; "refused": none are vouched for. */
  expected: string;
}

const truths: Truth[] = (await Deno.readTextFile(new URL("truth.jsonl", FRAMES)))
  .trim().split("\n").map((line) => JSON.parse(line));
const nets = await loadReaderNets();
const frame = { isTicket, effort: "frame" } as const;

Deno.test("there are fixed frames to read and to refuse", () => {
  assert.ok(truths.some(({ expected }) => expected === "read"));
  assert.ok(truths.some(({ expected }) => expected === "refused"));
});

for (const { file, digits, what, expected } of truths) {
  Deno.test(`${file} (${what}) is ${expected}`, async () => {
    const { agreed, best } = readLine(await readFrame(new URL(file, FRAMES)), nets, frame);
    if (agreed !== undefined) assert.equal(agreed, digits);
    if (expected === "read") assert.equal(best, digits);
    if (expected === "refused") assert.equal(agreed, undefined);
  });
}

const [easy] = truths.filter(({ what, expected }) => /easy/.test(what) && expected === "read");

for (const turn of [1, 2, 3] as const) {
  Deno.test(`a ticket held a ${turn}-quarter turn off is read when it is turned back`, async () => {
    const upright = await readFrame(new URL(easy!.file, FRAMES));
    const held = turnPicture(upright, ((4 - turn) % 4) as Turn);
    const reading = readLine(held, nets, { ...frame, turn });
    assert.equal(reading.agreed, easy!.digits);
    const corners = readLine(upright, nets, frame).quad!.map((at) => turnBack(at, turn, held));
    for (const [i, { x, y }] of reading.quad!.entries()) {
      assert.ok(Math.hypot(x - corners[i]!.x, y - corners[i]!.y) < 3, `corner ${i}`);
    }
  });
}

const ONE = "211310160000000101";
const ticketNets = (a: string, b: string): Nets => ({ a: () => a, b: () => b });
const printed = { x: 60, y: 120, height: 22, pitch: 20 };
const picture: Gray = aPrintedPicture({ width: 640, height: 240 }, printed);
const rules = { isTicket: (digits: string) => digits === ONE, effort: "frame" } as const;

Deno.test("a picture without a line costs no net its time", () => {
  const untouchable: Nets = {
    a: () => assert.fail("net A was asked"),
    b: () => assert.fail("net B was asked"),
  };
  const { spent, ...reading } = readLine(aPicture(640, 240), untouchable, rules);
  assert.deepEqual(reading, { wholeLine: false });
  assert.deepEqual([spent.netA, spent.netB], [0, 0]);
});

Deno.test("what only one net reads is proposed, not agreed on", () => {
  const { agreed, best } = readLine(picture, ticketNets("211310160000000107", ONE), rules);
  assert.equal(agreed, undefined);
  assert.equal(best, ONE);
});

Deno.test("a line that runs out of the picture is never agreed on", () => {
  const cut = aPrintedPicture({ width: 640, height: 240 }, { ...printed, x: -25 });
  const { agreed, wholeLine } = readLine(cut, ticketNets(ONE, ONE), rules);
  assert.equal(agreed, undefined);
  assert.equal(wholeLine, false);
});

Deno.test("a still is looked at more often than a frame before it is believed", () => {
  const looksAt = (effort: "frame" | "still") => {
    let asked = 0;
    const counting: Nets = { a: () => ONE, b: () => (asked++, ONE) };
    assert.equal(readLine(picture, counting, { ...rules, effort }).agreed, ONE);
    return asked;
  };
  assert.ok(looksAt("still") > looksAt("frame"));
});
