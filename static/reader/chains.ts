import type { Component } from "./components.ts";
import { median } from "./median.ts";

/**
 * Components that stand in a row like printed digits: of equal height, evenly spaced, along a line
 * that may slope. Left to right; digits that merged or broke are missing in between.
 */
export type Chain = Glyph[];

/** A component seen as a printed sign. */
export interface Glyph {
  x: number;
  y: number;
  height: number;
  width: number;
  top: number;
  /** The first row below. */
  bottom: number;
}

// All limits are in heights of a digit and tuned on dev; digits are spaced 0.92 heights apart.
const TALLEST = 60;
const WIDEST = 1.15;
const NARROWEST = 0.1;
const THINNEST_INK = 0.1;
const NEAREST = 0.42;
const FIRST_STEP = 1.6;
const LOWEST = 0.66;
const HIGHEST = 1.5;
/** At most this slope: about 17 degrees. Turned pictures are the business of turn.ts. */
const STEEPEST = 0.3;
/** A step may leave out one digit, in pitches. */
const LONGEST_STEP = 2.3;
/** How many of the last signs tell height, slope and pitch. */
const MEMORY = 8;

/** All chains of at least `shortest` signs that are at least `lowest` pixels high. */
export function findChains(
  components: readonly Component[],
  { lowest, shortest }: { lowest: number; shortest: number },
): Chain[] {
  const glyphs = components.filter((one) => isGlyph(one, lowest)).map(glyphOf)
    .sort((one, other) => one.x - other.x);
  const isUsed = new Uint8Array(glyphs.length);
  const chains: Chain[] = [];
  for (let start = 0; start < glyphs.length; start++) {
    if (isUsed[start]) continue;
    const places = follow(glyphs, start);
    if (places.length < shortest) continue;
    for (const place of places) isUsed[place] = 1;
    chains.push(places.map((place) => glyphs[place]!));
  }
  return chains;
}

function isGlyph({ left, right, top, bottom, ink }: Component, lowest: number): boolean {
  const width = right - left + 1;
  const height = bottom - top + 1;
  return height >= lowest && height <= TALLEST && width <= WIDEST * height &&
    width >= NARROWEST * height && ink >= THINNEST_INK * width * height;
}

function glyphOf({ left, right, top, bottom }: Component): Glyph {
  return {
    x: (left + right) / 2,
    y: (top + bottom) / 2,
    height: bottom - top + 1,
    width: right - left + 1,
    top,
    bottom: bottom + 1,
  };
}

/** What the chain so far leads one to expect of its next sign. */
interface Expectation {
  last: Glyph;
  length: number;
  height: number;
  slope: number;
  /** Zero until three signs are known. */
  pitch: number;
}

function follow(glyphs: readonly Glyph[], start: number): number[] {
  const places = [start];
  for (;;) {
    const next = bestNext(glyphs, places.at(-1)!, expect(glyphs, places));
    if (next === undefined) return places;
    places.push(next);
  }
}

function expect(glyphs: readonly Glyph[], places: readonly number[]): Expectation {
  const recent = places.slice(-MEMORY - 1).map((place) => glyphs[place]!);
  const last = recent.at(-1)!;
  const length = places.length;
  const height = median(recent.map((glyph) => glyph.height));
  if (length < 3) return { last, length, height, slope: 0, pitch: 0 };
  const early = recent.at(-Math.min(7, recent.length))!;
  const slope = (last.y - early.y) / (last.x - early.x);
  const steps = recent.slice(1).map((glyph, i) => glyph.x - recent[i]!.x);
  return {
    last,
    length,
    height,
    slope: Math.max(-STEEPEST, Math.min(STEEPEST, slope)),
    pitch: median(steps),
  };
}

function bestNext(glyphs: readonly Glyph[], from: number, expected: Expectation) {
  const { last, height, pitch } = expected;
  const farthest = pitch > 0 ? Math.max(LONGEST_STEP * pitch, 1.5 * height) : FIRST_STEP * height;
  let best: number | undefined;
  let lowestCost = Infinity;
  for (let place = from + 1; place < glyphs.length; place++) {
    const glyph = glyphs[place]!;
    if (glyph.x - last.x > farthest) break;
    const cost = costOf(glyph, expected);
    if (cost < lowestCost) [best, lowestCost] = [place, cost];
  }
  return best;
}

/** How badly a sign continues the chain; infinite when it does not. */
function costOf(glyph: Glyph, { last, length, height, slope, pitch }: Expectation): number {
  const step = glyph.x - last.x;
  if (step < NEAREST * height) return Infinity;
  const off = Math.abs(glyph.y - last.y - slope * step);
  if (off > (length > 2 ? 0.22 : 0.32) * height + 0.06 * step) return Infinity;
  if (glyph.height < LOWEST * height || glyph.height > HIGHEST * height) return Infinity;
  const unevenness = pitch > 0
    ? Math.min(Math.abs(step - pitch), Math.abs(step - 2 * pitch) + 0.35 * pitch) / pitch
    : step / height;
  return unevenness + off / height + Math.abs(glyph.height - height) / height;
}
