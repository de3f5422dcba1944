import type { Gray } from "./gray.ts";

/** What paper and ink become. */
const PAPER = 235;
const INK = 30;
/** A stretch of the strip is measured every STEP pixels, REACH to each side: about two digits. */
const STEP = 11;
const REACH = 22;
/** Ink is the darkest 4 % of a stretch, paper what 85 % stay below. */
const INK_SHARE = 0.04;
const PAPER_SHARE = 0.85;
/** A stretch with less contrast than this part of the best is blank: do not make ink of it. */
const LEAST_CONTRAST = 0.35;

interface Levels {
  ink: number;
  paper: number;
}

/**
 * Stretches the contrast of each part of a strip to the same: shadow edges, glare and faint toner
 * even out. The nets were trained on strips that went through this (REPORT.md 4).
 */
export function flattenContrast(strip: Gray): Gray {
  const { width, height, pixels } = strip;
  const levels = levelsAlong(strip);
  const contrasts = levels.map(({ ink, paper }) => paper - ink).sort((a, b) => a - b);
  const least = LEAST_CONTRAST * contrasts[Math.round(0.9 * (contrasts.length - 1))]! + 1;
  const flat = new Uint8Array(pixels.length);
  for (let x = 0; x < width; x++) {
    const { ink, paper } = levelsAt(levels, x / STEP);
    const gain = (PAPER - INK) / Math.max(paper - ink, least);
    for (let i = x; i < width * height; i += width) {
      const value = PAPER + (pixels[i]! - paper) * gain;
      flat[i] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
  return { width, height, pixels: flat };
}

function levelsAlong({ width, height, pixels }: Gray): Levels[] {
  return Array.from({ length: Math.ceil(width / STEP) }, (_, i) => {
    const from = Math.max(0, i * STEP - REACH);
    const to = Math.min(width, i * STEP + REACH);
    const counts = new Uint32Array(256);
    for (let y = 0; y < height; y++) {
      for (let x = from; x < to; x++) {
        const value = pixels[y * width + x]!;
        counts[value] = counts[value]! + 1;
      }
    }
    const total = (to - from) * height;
    return { ink: levelOf(counts, INK_SHARE * total), paper: levelOf(counts, PAPER_SHARE * total) };
  });
}

/** The brightness that `share` pixels stay below. */
function levelOf(counts: Uint32Array, share: number): number {
  let seen = 0;
  let level = 0;
  while (level < 255 && seen + counts[level]! <= share) seen += counts[level++]!;
  return level;
}

/** Between two measured places the levels pass evenly from one to the other. */
function levelsAt(levels: readonly Levels[], place: number): Levels {
  const left = Math.min(levels.length - 1, Math.floor(place));
  const [one, next] = [levels[left]!, levels[Math.min(levels.length - 1, left + 1)]!];
  const part = Math.min(levels.length - 1, place) - left;
  return {
    ink: one.ink * (1 - part) + next.ink * part,
    paper: one.paper * (1 - part) + next.paper * part,
  };
}
