import { createRequire } from "node:module";
import { loadNets, type Nets } from "../../static/reader/recogniser.ts";
import type { TesseractCore, TesseractModule } from "../../static/reader/tesseract_core.ts";

const CORE = "tesseract.js-core/tesseract-core-simd-lstm";
const MODELS = new URL("../../static/reader/model/", import.meta.url);

/** The recognition core on Deno, the same as in the browser's worker. */
export async function loadReaderCore(): Promise<TesseractModule> {
  const require = createRequire(import.meta.url);
  const core: TesseractCore = require(`${CORE}.js`);
  return await core({
    wasmBinary: await Deno.readFile(require.resolve(`${CORE}.wasm`)),
    TesseractProgress() {},
    print() {},
    printErr() {},
  });
}

/** Both nets on Deno, from the folder with `digits_a.traineddata` and `digits_b.traineddata`. */
export async function loadReaderNets(models = MODELS): Promise<Nets> {
  const read = (name: string) => Deno.readFile(new URL(`${name}.traineddata`, models));
  const [core, a, b] = await Promise.all([loadReaderCore(), read("digits_a"), read("digits_b")]);
  return loadNets(core, { a, b });
}
