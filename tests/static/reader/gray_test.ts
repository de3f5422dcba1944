import assert from "node:assert/strict";
import fc from "fast-check";
import { grayFromRgba } from "../../../static/reader/gray.ts";

Deno.test("a gray pixel keeps its brightness, whatever its opacity", () => {
  fc.assert(fc.property(fc.nat(255), fc.nat(255), (value, opacity) => {
    const { pixels } = grayFromRgba(Uint8Array.of(value, value, value, opacity), 1, 1);
    assert.deepEqual([...pixels], [value]);
  }));
});

Deno.test("green counts most, blue least, as the eye sees it", () => {
  const rgba = Uint8Array.of(255, 0, 0, 255, 0, 255, 0, 255, 0, 0, 255, 255);
  assert.deepEqual([...grayFromRgba(rgba, 3, 1).pixels], [76, 149, 28]);
});
