import { loadBytes, loadWasm } from "./load_wasm.ts";
import { openQrReader, type QrReader } from "./qr.ts";
import type { ReaderFiles } from "./reader_files.ts";
import { ReaderFailure } from "./reader_failure.ts";
import { loadNets, type Nets } from "./recogniser.ts";
import type { TesseractCore, TesseractModule } from "./tesseract_core.ts";

export interface LoadedReader {
  nets: Nets;
  qr: QrReader;
}

declare function importScripts(url: string): void;
declare const TesseractCore: TesseractCore;

/** Loads everything a worker reads with, side by side. Throws a `ReaderFailure`. */
export async function loadReader(files: ReaderFiles): Promise<LoadedReader> {
  if (typeof WebAssembly === "undefined") {
    throw new ReaderFailure("no_wasm", "WebAssembly is not there");
  }
  const [coreWasm, qrWasm, a, b] = await Promise.all([
    loadWasm(files.coreWasm),
    loadWasm(files.qrWasm),
    loadBytes(files.netA),
    loadBytes(files.netB),
  ]);
  const core = await startCore(files.coreScript, coreWasm);
  return { nets: loadNets(core, { a, b }), qr: await openQrReader(qrWasm) };
}

/** The core is a script of its own: it can only be had by `importScripts`. */
async function startCore(script: string, wasm: WebAssembly.Module): Promise<TesseractModule> {
  try {
    importScripts(script);
  } catch (error) {
    throw new ReaderFailure("not_loaded", `${script}: ${error}`);
  }
  return await TesseractCore({
    instantiateWasm(imports, done) {
      const made = new WebAssembly.Instance(wasm, imports);
      done(made, wasm);
      return made.exports;
    },
    TesseractProgress() {},
    print() {},
    printErr() {},
  });
}
