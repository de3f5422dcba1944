/** A picture of one brightness per pixel, row by row: 0 is black, 255 white. */
export interface Gray {
  width: number;
  height: number;
  pixels: Uint8Array;
}

/** Weights of red, green and blue in perceived brightness (ITU-R BT.601), in 256ths. */
const RED = 77;
const GREEN = 150;
const BLUE = 29;

/** The brightness of a picture as a canvas hands it out: four bytes a pixel, opacity ignored. */
export function grayFromRgba(
  rgba: Uint8Array | Uint8ClampedArray,
  width: number,
  height: number,
): Gray {
  const pixels = new Uint8Array(width * height);
  for (let i = 0, j = 0; i < pixels.length; i++, j += 4) {
    pixels[i] = (rgba[j]! * RED + rgba[j + 1]! * GREEN + rgba[j + 2]! * BLUE) >> 8;
  }
  return { width, height, pixels };
}
