import assert from "node:assert/strict";
import fc from "fast-check";
import { type Turn, turnBack, turnPicture } from "../../../static/reader/turn.ts";
import { aPicture } from "./a_picture.ts";

const numbered = (width: number, height: number) => aPicture(width, height, (x, y) => 10 * y + x);
const aTurn = fc.constantFrom<Turn>(0, 1, 2, 3);

Deno.test("a quarter turn clockwise puts the first row into the last column", () => {
  const { width, height, pixels } = turnPicture(numbered(3, 2), 1);
  assert.deepEqual([width, height, ...pixels], [2, 3, 10, 0, 11, 1, 12, 2]);
});

Deno.test("a turn and what is missing to four give the picture back", () => {
  fc.assert(fc.property(aTurn, fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (
    turn,
    width,
    height,
  ) => {
    const gray = numbered(width, height);
    assert.deepEqual(turnPicture(turnPicture(gray, turn), ((4 - turn) % 4) as Turn), gray);
  }));
});

Deno.test("a point found in the turned picture is shown where it is in the original", () => {
  fc.assert(fc.property(aTurn, fc.nat(7), fc.nat(4), (turn, x, y) => {
    const size = { width: 8, height: 5 };
    const gray = aPicture(8, 5, (column, row) => column === x && row === y ? 255 : 0);
    const turned = turnPicture(gray, turn);
    const at = turned.pixels.indexOf(255);
    const middle = { x: at % turned.width + 0.5, y: Math.floor(at / turned.width) + 0.5 };
    assert.deepEqual(turnBack(middle, turn, size), { x: x + 0.5, y: y + 0.5 });
  }));
});
