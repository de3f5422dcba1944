import assert from "node:assert/strict";
import { roomFor, textWidth } from "../../../views/chart/text_width.ts";

Deno.test("a Japanese letter is as wide as high, a Latin one about half", () => {
  assert.equal(textWidth("鹿児島県"), 4);
  assert.ok(textWidth("1,234") < 3.5 && textWidth("1,234") > 2.5);
});

Deno.test("the room for texts is whole and has an end", () => {
  assert.equal(roomFor(["120万", "0"], 6), 3);
  assert.equal(roomFor(["順天堂大学医学部附属浦安病院"], 7), 7);
  assert.equal(roomFor([], 7), 1);
});

Deno.test("the style sheet has every room that a chart may ask for", async () => {
  const css = await Deno.readTextFile(new URL("../../../static/css/chart.css", import.meta.url));
  const widest = { left: 7, right: 9 };
  for (const [side, most] of Object.entries(widest)) {
    for (let em = 1; em <= most; em++) {
      assert.ok(css.includes(`.room-${side}-${em} {`), `${side} ${em}`);
    }
  }
});
