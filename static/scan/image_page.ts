import { drawPicture } from "./draw_picture.ts";
import { fittingSize } from "./fitting_size.ts";
import { type ScannedPage, UnreadablePage } from "./scanned_page.ts";

/**
 * Longer side in pixels that the reader gets: A4 at 300 dots per inch. Photos and scans at 600 dpi
 * are four times as large and read no better.
 */
const LONGEST_SIDE = 3508;

/** An image file: scanned, photographed or faxed; turned as its EXIF says. */
export function imagePage(file: File): ScannedPage {
  return { name: file.name, open: () => openImage(file) };
}

async function openImage(file: File): Promise<ImageBitmap> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" }).catch(() => {
    throw new UnreadablePage(
      `「${file.name}」は画像として開けません。壊れていないか確かめて、スキャンし直してください。`,
    );
  });
  const size = fittingSize(picture, LONGEST_SIDE);
  if (size.width === picture.width) return picture;
  try {
    return drawPicture(picture, size).transferToImageBitmap();
  } finally {
    picture.close();
  }
}
