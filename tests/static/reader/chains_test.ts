import assert from "node:assert/strict";
import fc from "fast-check";
import { lineOf } from "../../../static/reader/chain_line.ts";
import { type Chain, findChains } from "../../../static/reader/chains.ts";
import type { Component } from "../../../static/reader/components.ts";
import { joinChains } from "../../../static/reader/join_chains.ts";
import { ALL_CELLS } from "./a_picture.ts";

const PITCH = 18;
const HEIGHT = 20;
const limits = { lowest: 8, shortest: 4 };

function aSign(x: number, y: number, height = HEIGHT): Component {
  const left = Math.round(x - height * 0.3);
  const top = Math.round(y - height / 2);
  const [right, bottom] = [left + Math.round(height * 0.6), top + height - 1];
  return { left, right, top, bottom, ink: 80 };
}

const aLineOfSigns = (cells: readonly number[], slope = 0) =>
  cells.map((cell) => aSign(50 + cell * PITCH, 100 + slope * cell * PITCH));

const chainsOf = (signs: Component[]) => findChains(signs, limits);

Deno.test("18 signs along a sloping line are one chain", () => {
  fc.assert(fc.property(fc.double({ min: -0.25, max: 0.25, noNaN: true }), (slope) => {
    const chains = chainsOf(aLineOfSigns(ALL_CELLS, slope));
    assert.deepEqual(chains.map((chain) => chain.length), [18]);
  }));
});

Deno.test("a chain steps over one lost digit", () => {
  const [chain] = chainsOf(aLineOfSigns(ALL_CELLS.filter((cell) => cell !== 8)));
  assert.equal(chain!.length, 17);
  assert.equal(lineOf(chain!)!.cells, 18);
});

Deno.test("specks, rules and signs of another size do not join the chain", () => {
  const strangers = [
    aSign(50 + 19 * PITCH, 100, 3 * HEIGHT),
    aSign(50 + 3.5 * PITCH, 70, 3),
    { left: 20, right: 420, top: 120, bottom: 122, ink: 1200 },
  ];
  const chains = chainsOf([...aLineOfSigns(ALL_CELLS), ...strangers]);
  assert.deepEqual(chains.map((chain) => chain.length), [18]);
});

Deno.test("two lines of print stay two chains", () => {
  const below = aLineOfSigns(ALL_CELLS).map((sign) => ({
    ...sign,
    top: sign.top + 3 * HEIGHT,
    bottom: sign.bottom + 3 * HEIGHT,
  }));
  const chains = chainsOf([...aLineOfSigns(ALL_CELLS), ...below]);
  assert.deepEqual(chains.map((chain) => chain.length), [18, 18]);
});

Deno.test("what glare tore apart is joined and counted in cells", () => {
  const gaps = fc.tuple(fc.integer({ min: 4, max: 7 }), fc.integer({ min: 2, max: 6 }));
  fc.assert(fc.property(gaps, fc.constantFrom(-0.1, 0, 0.1), ([first, lost], slope) => {
    const cells = ALL_CELLS.filter((cell) => cell < first || cell >= first + lost);
    const [joined] = joinChains(chainsOf(aLineOfSigns(cells, slope)));
    assert.equal(joined!.length, cells.length);
    assert.equal(lineOf(joined!)!.cells, 18);
  }));
});

Deno.test("fragments of lines one above the other are not joined", () => {
  const left = aLineOfSigns([0, 1, 2, 3, 4]);
  const right = aLineOfSigns([8, 9, 10, 11, 12]).map((sign) => ({
    ...sign,
    top: sign.top + HEIGHT,
    bottom: sign.bottom + HEIGHT,
  }));
  assert.deepEqual(joinChains(chainsOf([...left, ...right])), []);
});

Deno.test("a ticket's line is doubted less than a shorter, an uneven or a wide one", () => {
  const doubtOf = (signs: Component[]) => lineOf(only(chainsOf(signs)))!.doubt;
  const good = doubtOf(aLineOfSigns(ALL_CELLS));
  assert.ok(good < 0.1, `${good}`);
  const uneven = ALL_CELLS.map((cell) => aSign(50 + cell * PITCH + (cell % 2) * 4, 100));
  const wide = ALL_CELLS.map((cell) => aSign(50 + cell * 30, 100));
  for (const signs of [aLineOfSigns(ALL_CELLS.slice(0, 12)), uneven, wide]) {
    assert.ok(doubtOf(signs) > good + 0.15);
  }
});

function only(chains: Chain[]): Chain {
  assert.equal(chains.length, 1);
  return chains[0]!;
}
