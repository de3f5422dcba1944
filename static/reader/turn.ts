import type { Gray } from "./gray.ts";

/** Quarter turns clockwise. */
export type Turn = 0 | 1 | 2 | 3;

export interface Point {
  x: number;
  y: number;
}

/** The picture turned clockwise. */
export function turnPicture(gray: Gray, turn: Turn): Gray {
  if (turn === 0) return gray;
  const { width, height, pixels } = gray;
  const turned = new Uint8Array(pixels.length);
  if (turn === 2) {
    for (let i = 0, j = pixels.length - 1; j >= 0; i++, j--) turned[i] = pixels[j]!;
    return { width, height, pixels: turned };
  }
  for (let y = 0, from = 0; y < height; y++) {
    const column = turn === 1 ? height - 1 - y : y;
    for (let x = 0; x < width; x++, from++) {
      turned[(turn === 1 ? x : width - 1 - x) * height + column] = pixels[from]!;
    }
  }
  return { width: height, height: width, pixels: turned };
}

/** Where a point of the turned picture lies in the original, `size` being the original's. */
export function turnBack(
  { x, y }: Point,
  turn: Turn,
  size: { width: number; height: number },
): Point {
  if (turn === 1) return { x: y, y: size.height - x };
  if (turn === 2) return { x: size.width - x, y: size.height - y };
  if (turn === 3) return { x: size.width - y, y: x };
  return { x, y };
}
