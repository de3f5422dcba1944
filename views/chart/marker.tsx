import { symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from "d3-shape";

/** The first four tones have a shape each, so that a line is told without its colour. */
const SHAPES = [symbolCircle, symbolSquare, symbolTriangle, symbolDiamond];
/** In square pixels. */
const SIZE = 72;

/** The mark of a line, around the origin. `tone` counts from 1. */
export function Marker({ tone }: { tone: number }) {
  const shape = SHAPES[(tone - 1) % SHAPES.length]!;
  return <path class={`marker tone-${tone}`} d={symbol(shape, SIZE)() ?? ""} />;
}
