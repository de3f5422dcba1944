import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

/** What the style sheets say, by custom property. */
const values = new Map<string, string>();
for (const file of ["@digital-go-jp/design-tokens/dist/tokens.css"]) {
  read(await Deno.readTextFile(fileURLToPath(import.meta.resolve(file))));
}
read(await Deno.readTextFile(new URL("../../../static/css/chart_tone.css", import.meta.url)));

function read(css: string) {
  for (const [, name, value] of css.matchAll(/(--[\w-]+):\s*([^;]+);/g)) values.set(name!, value!);
}

type Colour = readonly [red: number, green: number, blue: number];

/** Linear light of a custom property, following it to its colour. */
function colourOf(name: string): Colour {
  const value = values.get(name) ?? "";
  const [, other] = /^var\((--[\w-]+)\)$/.exec(value) ?? [];
  if (other !== undefined) return colourOf(other);
  const [, hex] = /^#([0-9a-f]{6})$/.exec(value) ?? [];
  assert.ok(hex, `${name} is ${value}`);
  const linear = (at: number) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return [linear(0), linear(2), linear(4)];
}

/** WCAG 2.2: contrast of two colours. */
function contrast(a: Colour, b: Colour): number {
  const [dark, light] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

function luminance([red, green, blue]: Colour): number {
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Machado, Oliveira, Fernandes 2009: how eyes without one kind of cone see linear light. */
const SIGHTS: Record<string, readonly Colour[]> = {
  usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.011820, 0.042940, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.303900],
  ],
};

/** Distance in Oklab, times 100: 2 is just to be seen, 10 is told at a glance. */
function distance(a: Colour, b: Colour, sight: readonly Colour[]): number {
  const [x, y] = [a, b].map((colour) => oklab(times(sight, colour).map(clamped)));
  return 100 * Math.hypot(x![0]! - y![0]!, x![1]! - y![1]!, x![2]! - y![2]!);
}

function times(matrix: readonly (readonly number[])[], vector: readonly number[]): number[] {
  return matrix.map((row) => row.reduce((sum, factor, i) => sum + factor * vector[i]!, 0));
}

function clamped(value: number): number {
  return Math.min(1, Math.max(0, value));
}

function oklab(colour: readonly number[]): number[] {
  const cones = times([
    [0.4122214708, 0.5363325363, 0.0514459929],
    [0.2119034982, 0.6806995451, 0.1073969566],
    [0.0883024619, 0.2817188376, 0.6299787005],
  ], colour).map(Math.cbrt);
  return times([
    [0.2104542553, 0.793617785, -0.0040720468],
    [1.9779984951, -2.428592205, 0.4505937099],
    [0.0259040371, 0.7827717662, -0.808675766],
  ], cones);
}

const WHITE: Colour = [1, 1, 1];
const TONES = [1, 2, 3, 4, 5, 6].map((tone) => colourOf(`--tone-${tone}`));
const STEPS = [1, 2, 3, 4, 5].map((step) => colourOf(`--step-${step}`));

Deno.test("every tone stands out from the page and from its neighbours in a stack", () => {
  TONES.forEach((tone, i) => {
    assert.ok(contrast(tone, WHITE) >= 3, `tone ${i + 1} on white`);
    const next = TONES[i + 1];
    if (next) assert.ok(contrast(tone, next) >= 3, `tones ${i + 1} and ${i + 2}`);
  });
});

Deno.test("no two tones look alike to any colour sight", () => {
  for (const [name, sight] of Object.entries(SIGHTS)) {
    TONES.forEach((tone, i) =>
      TONES.slice(i + 1).forEach((other, j) => {
        const apart = distance(tone, other, sight);
        assert.ok(apart >= 10, `${name}: tones ${i + 1} and ${i + j + 2} are ${apart} apart`);
      })
    );
  }
});

Deno.test("the shades of the map darken step by step to any colour sight", () => {
  const light = STEPS.map(luminance);
  assert.deepEqual(light, light.toSorted((a, b) => b - a));
  for (const [name, sight] of Object.entries(SIGHTS)) {
    STEPS.slice(1).forEach((step, i) => {
      assert.ok(distance(step, STEPS[i]!, sight) >= 10, `${name}: steps ${i + 1} and ${i + 2}`);
    });
  }
});
