import { fileURLToPath } from "node:url";
import type { Asset } from "./asset.ts";

type AddAsset = (
  extension: string,
  bytes: Uint8Array<ArrayBuffer>,
  more?: Partial<Asset>,
) => string;

/** As `ScanUrls` names them. */
const FILES = {
  pdfLibrary: "build/pdf.min.mjs",
  pdfWorker: "build/pdf.worker.min.mjs",
  pdfJbig2: "wasm/jbig2.wasm",
  pdfOpenjpeg: "wasm/openjpeg.wasm",
};

/** What opens PDFs in the browser, as its package ships it: loaded when somebody chooses a PDF. */
export async function readPdfFiles(add: AddAsset): Promise<Record<keyof typeof FILES, string>> {
  const added = Object.entries(FILES).map(async ([name, file]) => {
    const url = import.meta.resolve(`pdfjs-dist/${file}`);
    const bytes = await Deno.readFile(fileURLToPath(url));
    // Its worker decodes black and white pages by WebAssembly.
    const runsReader = name === "pdfWorker" ? true : undefined;
    return [name, add(file.split(".").at(-1)!, bytes, { runsReader })];
  });
  return Object.fromEntries(await Promise.all(added));
}
