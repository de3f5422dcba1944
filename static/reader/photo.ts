/** Larger pictures say no more about digits, but take longer. */
const LARGEST_SIDE = 2400;

/** A picture file upright, and no larger than worth reading. Rejects when it is no picture. */
export async function openPhoto(file: Blob): Promise<ImageBitmap> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  const scale = LARGEST_SIDE / Math.max(picture.width, picture.height);
  if (scale >= 1) return picture;
  const smaller = await createImageBitmap(picture, {
    resizeWidth: Math.round(picture.width * scale),
    resizeHeight: Math.round(picture.height * scale),
    resizeQuality: "high",
  });
  picture.close();
  return smaller;
}
