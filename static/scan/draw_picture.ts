import type { Size } from "./fitting_size.ts";
import type { Turns } from "./upright_turns.ts";

/** Draws a picture at `size`, then turned; the caller closes what it gave and what it gets. */
export function drawPicture(
  picture: CanvasImageSource,
  size: Size,
  turns: Turns = 0,
): OffscreenCanvas {
  const isOnSide = turns % 2 === 1;
  const width = isOnSide ? size.height : size.width;
  const height = isOnSide ? size.width : size.height;
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("no canvas");
  context.imageSmoothingQuality = "high";
  context.translate(width / 2, height / 2);
  context.rotate(turns * Math.PI / 2);
  context.drawImage(picture, -size.width / 2, -size.height / 2, size.width, size.height);
  return canvas;
}
