import assert from "node:assert/strict";
import { pressKeypad } from "../../../static/reader/keypad.ts";

const presses: [what: string, before: string, key: string, after: string][] = [
  ["a digit is added at the end", "21", "3", "213"],
  ["the nineteenth is not taken", "2".repeat(18), "1", "2".repeat(18)],
  ["1字消す takes the last one", "213", "back", "21"],
  ["1字消す on nothing leaves nothing", "", "back", ""],
  ["全部消す takes all", "213", "clear", ""],
];

for (const [what, before, key, after] of presses) {
  Deno.test(what, () => assert.equal(pressKeypad(before, key), after));
}
