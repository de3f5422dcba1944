let canvas: OffscreenCanvas | undefined;

/** The pixels of a picture, `scale` times as large. One canvas serves all: frames come by the second. */
export function pixelsOf(picture: ImageBitmap, scale = 1): ImageData {
  const [width, height] = [picture.width * scale, picture.height * scale];
  canvas ??= new OffscreenCanvas(width, height);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const context = canvas.getContext("2d", { willReadFrequently: true });
  if (!context) throw new Error("the browser has no canvas in workers");
  context.drawImage(picture, 0, 0, width, height);
  return context.getImageData(0, 0, width, height);
}
