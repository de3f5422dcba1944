import jpeg from "jpeg-js";
import { type Gray, grayFromRgba } from "../../../static/reader/gray.ts";

/** A JPEG file as the camera would hand it to the reader. */
export async function readFrame(file: URL): Promise<Gray> {
  const { data, width, height } = jpeg.decode(await Deno.readFile(file), { useTArray: true });
  return grayFromRgba(data, width, height);
}
