import { fileURLToPath } from "node:url";

type AddAsset = (extension: string, bytes: Uint8Array<ArrayBuffer>) => string;

/** Tesseract with SIMD and the neural net only: every browser with cameras of the last years. */
const CORE = "tesseract.js-core/tesseract-core-simd-lstm";
const QR = "zxing-wasm/reader/zxing_reader";

/**
 * What the reader's worker loads, from the installed packages and our own model, and where it will
 * be found: `ReaderFiles` of static/reader/reader_files.ts.
 */
export async function readReaderFiles(add: AddAsset): Promise<Record<string, string>> {
  const model = (name: string) => new URL(`../static/reader/model/${name}`, import.meta.url).href;
  const files: [name: string, url: string][] = [
    ["coreScript", import.meta.resolve(`${CORE}.js`)],
    ["coreWasm", import.meta.resolve(`${CORE}.wasm`)],
    ["qrWasm", import.meta.resolve(`${QR}.wasm`)],
    ["netA", model("digits_a.traineddata")],
    ["netB", model("digits_b.traineddata")],
  ];
  const added = files.map(async ([name, url]) => {
    const bytes = await Deno.readFile(fileURLToPath(url));
    return [name, add(url.split(".").at(-1)!, bytes)] as const;
  });
  return Object.fromEntries(await Promise.all(added));
}
