import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

export interface QrReader {
  /** The texts of all QR codes in the picture, as many as there are. */
  read(picture: ImageData): Promise<string[]>;
}

/** One ticket has one code; a desk may show others beside it. */
const MOST_CODES = 4;

/** The options REPORT.md 5 calls fast: nothing more was read with the others, at twice the time. */
const OPTIONS = {
  formats: ["QRCode"],
  tryHarder: false,
  tryInvert: false,
  tryRotate: false,
  tryDownscale: false,
  maxNumberOfSymbols: MOST_CODES,
} satisfies Parameters<typeof readBarcodes>[1];

/** Runs the decoder on a module of ours; left alone it would fetch one from another site. */
export async function openQrReader(module: WebAssembly.Module): Promise<QrReader> {
  await prepareZXingModule({
    overrides: {
      instantiateWasm(imports: WebAssembly.Imports, done: (made: WebAssembly.Instance) => void) {
        const made = new WebAssembly.Instance(module, imports);
        done(made);
        return made.exports;
      },
    },
    fireImmediately: true,
  });
  return {
    read: async (picture) => (await readBarcodes(picture, OPTIONS)).map(({ text }) => text.trim()),
  };
}
