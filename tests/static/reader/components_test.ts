import assert from "node:assert/strict";
import fc from "fast-check";
import { findComponents } from "../../../static/reader/components.ts";

function mask(...rows: string[]): [Uint8Array, number, number] {
  const pixels = Uint8Array.from(rows.join(""), (sign) => sign === "#" ? 1 : 0);
  return [pixels, rows[0]!.length, rows.length];
}

Deno.test("patches that touch only at a corner are one", () => {
  assert.equal(findComponents(...mask("#.", ".#")).length, 1);
  assert.equal(findComponents(...mask(".#", "#.")).length, 1);
});

Deno.test("two arms that meet below are one patch with one box", () => {
  const found = findComponents(...mask("#...#", "#...#", "#####", ".....", "..#.."));
  assert.deepEqual(found, [
    { left: 0, right: 4, top: 0, bottom: 2, ink: 9 },
    { left: 2, right: 2, top: 4, bottom: 4, ink: 1 },
  ]);
});

Deno.test("there are as many components as flooding the picture finds", () => {
  const aMask = fc.array(fc.constantFrom(0, 1), { minLength: 96, maxLength: 96 });
  fc.assert(fc.property(aMask, (bits) => {
    const pixels = Uint8Array.from(bits);
    const found = findComponents(pixels, 12, 8);
    assert.equal(found.length, floods(pixels, 12, 8));
    assert.equal(found.reduce((sum, { ink }) => sum + ink, 0), bits.filter(Boolean).length);
  }));
});

function floods(pixels: Uint8Array, width: number, height: number): number {
  const left = new Set(pixels.keys().filter((i) => pixels[i] === 1));
  let count = 0;
  for (const start of left) {
    count++;
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (!left.delete(at)) continue;
      const [x, y] = [at % width, Math.floor(at / width)];
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          open.push(row * width + column);
        }
      }
    }
  }
  return count;
}
