import type { Chain } from "./chains.ts";
import { median } from "./median.ts";
import { heightAt, type StraightLine, straightLine } from "./straight_line.ts";

// Tuned on dev; heights and pitches of a digit.
/** Glare or a shadow's edge may swallow half a line. */
const WIDEST_GAP = 10;
const OFF_LINE = 0.3;
/** The further the gap, the less sure the direction. */
const OFF_LINE_PER_PITCH = 0.04;
const HEIGHT_RATIO = 1.35;
const PITCH_RATIO = 1.2;

interface Fragment {
  chain: Chain;
  height: number;
  pitch: number;
  middle: StraightLine;
}

/**
 * Chains that continue each other across a gap, joined: glare, shadow edges and digits that ran
 * together tear the line apart. Chains without a continuation are not in the answer.
 */
export function joinChains(chains: readonly Chain[]): Chain[] {
  const fragments = chains.map(fragmentOf)
    .sort((one, other) => one.chain[0]!.x - other.chain[0]!.x);
  return fragments.flatMap((fragment, i) => {
    let joined = fragment;
    for (const next of fragments.slice(i + 1)) {
      if (continues(joined, next)) joined = fragmentOf([...joined.chain, ...next.chain]);
    }
    return joined === fragment ? [] : [joined.chain];
  });
}

function fragmentOf(chain: Chain): Fragment {
  return {
    chain,
    height: median(chain.map((glyph) => glyph.height)),
    pitch: median(chain.slice(1).map((glyph, i) => glyph.x - chain[i]!.x)),
    middle: straightLine(chain.map(({ x }) => x), chain.map(({ y }) => y)),
  };
}

function continues(one: Fragment, next: Fragment): boolean {
  const gap = (next.chain[0]!.x - one.chain.at(-1)!.x) / one.pitch;
  if (gap < 0.6 || gap > WIDEST_GAP) return false;
  if (isUnlike(one.height, next.height, HEIGHT_RATIO)) return false;
  if (isUnlike(one.pitch, next.pitch, PITCH_RATIO)) return false;
  const tolerance = (OFF_LINE + OFF_LINE_PER_PITCH * gap) * one.height;
  const nearEnd = next.chain[0]!;
  const farEnd = one.chain.at(-1)!;
  return Math.abs(heightAt(one.middle, nearEnd.x) - nearEnd.y) < tolerance &&
    Math.abs(heightAt(next.middle, farEnd.x) - farEnd.y) < tolerance;
}

function isUnlike(one: number, other: number, ratio: number): boolean {
  return one > ratio * other || other > ratio * one;
}
