import type { Gray } from "./gray.ts";

/** Half the size, each pixel the mean of four: a quarter of the work for what comes after. */
export function half(gray: Gray): Gray {
  const width = gray.width >> 1;
  const height = gray.height >> 1;
  const pixels = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y++) {
    let from = 2 * y * gray.width;
    for (let x = 0; x < width; x++, from += 2, to++) {
      const below = from + gray.width;
      pixels[to] = (gray.pixels[from]! + gray.pixels[from + 1]! + gray.pixels[below]! +
        gray.pixels[below + 1]! + 2) >> 2;
    }
  }
  return { width, height, pixels };
}

/** Twice the size, smoothly, for digits too small for the component finder. */
export function double(gray: Gray): Gray {
  const width = gray.width * 2;
  const height = gray.height * 2;
  const pixels = new Uint8Array(width * height);
  for (let y = 0, to = 0; y < height; y++) {
    const fromY = clamp(y / 2 - 0.25, gray.height);
    for (let x = 0; x < width; x++, to++) {
      pixels[to] = brightnessAt(gray, clamp(x / 2 - 0.25, gray.width), fromY) + 0.5;
    }
  }
  return { width, height, pixels };
}

/** A part of the picture; the box must lie inside it. */
export function crop(
  gray: Gray,
  box: { x: number; y: number; width: number; height: number },
): Gray {
  const pixels = new Uint8Array(box.width * box.height);
  for (let row = 0; row < box.height; row++) {
    const from = (box.y + row) * gray.width + box.x;
    pixels.set(gray.pixels.subarray(from, from + box.width), row * box.width);
  }
  return { width: box.width, height: box.height, pixels };
}

/** The brightness between pixel centres, bilinear; the place must be inside `clamp`'s range. */
export function brightnessAt({ width, pixels }: Gray, x: number, y: number): number {
  const column = x | 0;
  const row = y | 0;
  const right = x - column;
  const down = y - row;
  const at = row * width + column;
  const above = pixels[at]! * (1 - right) + pixels[at + 1]! * right;
  const below = pixels[at + width]! * (1 - right) + pixels[at + width + 1]! * right;
  return above * (1 - down) + below * down;
}

/** The nearest place that has a neighbour to the right (or below) to interpolate with. */
export function clamp(place: number, size: number): number {
  return place < 0 ? 0 : place > size - 1.001 ? size - 1.001 : place;
}
