import { blur } from "./blur.ts";
import { type ChainLine, lineOf } from "./chain_line.ts";
import { type Chain, findChains } from "./chains.ts";
import { findComponents } from "./components.ts";
import type { Gray } from "./gray.ts";
import { joinChains } from "./join_chains.ts";
import { noiseOf } from "./noise.ts";
import { inkMask } from "./threshold.ts";

/** One way to tell ink from paper; what one misses another finds. */
interface Pass {
  window: number;
  sensitivity: number;
  floor: number;
  /** The floor rises by this many noise deviations. */
  noise: number;
  blurs: 1 | 2;
}

/** Tuned on dev: of the hard lines found, the first pass finds 55 %, the second 39 %. */
const PASSES: readonly Pass[] = [
  { window: 31, sensitivity: 0.35, floor: 5, noise: 2.2, blurs: 1 },
  // Small digits that ran together: only what is darker than its nearest surroundings.
  { window: 13, sensitivity: 0.4, floor: 3, noise: 1.6, blurs: 1 },
  // Print on a tint of faint words and stripes: only what is clearly dark.
  { window: 61, sensitivity: 0.5, floor: 40, noise: 0, blurs: 1 },
  // Faint or blurred print.
  { window: 25, sensitivity: 0.2, floor: 3, noise: 1.6, blurs: 2 },
];

const SHORTEST_FRAGMENT = 4;
const SHORTEST_CHAIN = 7;
const FEWEST_CELLS = 8;
const MOST_CELLS = 30;
const MOST_CHAINS = 8;

/** Pass by pass, the chains most like a ticket's line; each pass runs only when asked for. */
export function* likelyChains(picture: Gray, lowest: number): Generator<ChainLine[]> {
  let smooth = picture;
  let blurs = 0;
  for (const pass of PASSES) {
    for (; blurs < pass.blurs; blurs++) smooth = blur(smooth);
    const floor = pass.floor + pass.noise * noiseOf(smooth);
    const mask = inkMask(smooth, { ...pass, floor });
    const components = findComponents(mask, picture.width, picture.height);
    const fragments = findChains(components, { lowest, shortest: SHORTEST_FRAGMENT });
    const chains = fragments.filter((chain) => chain.length >= SHORTEST_CHAIN);
    yield measured([...chains, ...joinChains(fragments)]);
  }
}

function measured(chains: readonly Chain[]): ChainLine[] {
  const lines = chains.flatMap((chain) => lineOf(chain) ?? []);
  return lines.filter(({ cells }) => cells >= FEWEST_CELLS && cells <= MOST_CELLS)
    .sort((one, other) => one.doubt - other.doubt).slice(0, MOST_CHAINS);
}
