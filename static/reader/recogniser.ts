import type { Gray } from "./gray.ts";
import type { TessBaseAPI, TesseractModule } from "./tesseract_core.ts";

/** Two nets of our own, trained apart: what both read the same is rarely wrong (REPORT.md 3). */
export interface Nets {
  /** The larger net, 273 KB. Both answer the digits they see, "" when none. */
  a(strip: Gray): string;
  /** The smaller net, 79 KB, about twice as fast. */
  b(strip: Gray): string;
}

/** Tesseract's "raw line": no layout analysis, the strip is the line (REPORT.md 2c). */
const RAW_LINE = "13";
const NEURAL_NET_ONLY = 1;
const CONFIGURATION = "/no_dictionaries";

/** Digits are no words: without dictionaries the engine starts faster and keeps less memory. */
const NO_DICTIONARIES = ["system", "freq", "punc", "number", "unambig", "bigram"]
  .map((name) => `load_${name}_dawg 0\n`).join("");

/** Loads both models into one instance of the core. Throws an Error when a model is unusable. */
export function loadNets(
  core: TesseractModule,
  models: { a: Uint8Array; b: Uint8Array },
): Nets {
  core.FS.writeFile(CONFIGURATION, NO_DICTIONARIES);
  const a = loadNet(core, "digits_a", models.a);
  const b = loadNet(core, "digits_b", models.b);
  return { a: (strip) => recognise(core, a, strip), b: (strip) => recognise(core, b, strip) };
}

function loadNet(core: TesseractModule, name: string, model: Uint8Array): TessBaseAPI {
  const file = `${name}.traineddata`;
  core.FS.writeFile(file, model);
  const api = new core.TessBaseAPI();
  const failed = api.Init(null, name, NEURAL_NET_ONLY, CONFIGURATION) !== 0;
  core.FS.unlink(file);
  if (failed) throw new Error(`the model ${name} cannot be loaded`);
  api.SetVariable("tessedit_char_whitelist", "0123456789");
  api.SetVariable("tessedit_pageseg_mode", RAW_LINE);
  return api;
}

function recognise(core: TesseractModule, api: TessBaseAPI, strip: Gray): string {
  core.FS.writeFile("/input", portableGraymap(strip));
  if (api.SetImageFile(1, 0) === 1) throw new Error("the strip cannot be handed to the core");
  api.Recognize(null);
  return api.GetUTF8Text().replace(/\D/g, "");
}

/** PGM, the format that needs no encoding: a line of text, then the pixels. */
function portableGraymap({ width, height, pixels }: Gray): Uint8Array {
  const header = new TextEncoder().encode(`P5\n${width} ${height}\n255\n`);
  const file = new Uint8Array(header.length + pixels.length);
  file.set(header);
  file.set(pixels, header.length);
  return file;
}
