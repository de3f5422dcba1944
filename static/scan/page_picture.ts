import type { Quad } from "../reader/line_reading.ts";
import { drawPicture } from "./draw_picture.ts";
import { fittingSize } from "./fitting_size.ts";
import { isBlankPage } from "./is_blank_page.ts";
import { aroundLine } from "./around_line.ts";
import { uprightTurns } from "./upright_turns.ts";

/** Longer side in pixels of a whole page that is kept: A4 is then 990 wide. */
const LONGEST_SIDE = 1400;
/** Longer side in pixels of the page that is looked at for print. */
const LONGEST_LOOKED_AT = 1000;
const QUALITY = 0.75;

/** What is kept of a page while the stack is worked on: about 100 KB, in this browser only. */
export interface PagePicture {
  /** "line": the ticket around the OCR line, as sharp as it was scanned. */
  extent: "page" | "line";
  jpeg: Blob;
}

/** The page once more, because the reader takes the picture away. */
export interface PageCopy {
  canvas: OffscreenCanvas;
  isBlank: boolean;
}

export function copyPage(picture: ImageBitmap): PageCopy {
  const small = drawPicture(picture, fittingSize(picture, LONGEST_LOOKED_AT));
  const pixels = small.getContext("2d")!.getImageData(0, 0, small.width, small.height);
  return { canvas: drawPicture(picture, picture), isBlank: isBlankPage(pixels.data, small.width) };
}

/** The whole page, upright when the line was found. */
export function keepPage({ canvas }: PageCopy, quad: Quad | undefined): Promise<PagePicture> {
  const upright = drawPicture(canvas, fittingSize(canvas, LONGEST_SIDE), uprightTurns(quad));
  return encode(upright, "page");
}

/** What a person needs to see to type the digits: the line, upright and large. */
export function keepLine(copy: PageCopy, quad: Quad | undefined): Promise<PagePicture> {
  if (!quad) return keepPage(copy, quad);
  const { x, y, width, height } = aroundLine(quad, copy.canvas);
  const region = new OffscreenCanvas(width, height);
  region.getContext("2d")!.drawImage(copy.canvas, -x, -y);
  return encode(drawPicture(region, region, uprightTurns(quad)), "line");
}

async function encode(
  canvas: OffscreenCanvas,
  extent: PagePicture["extent"],
): Promise<PagePicture> {
  return { extent, jpeg: await canvas.convertToBlob({ type: "image/jpeg", quality: QUALITY }) };
}
