/**
 * What we use of tesseract.js-core (7.0.0), the recognition engine compiled to WebAssembly. The
 * package has no types of its own; these name only the calls made here and in the worker.
 */
export interface TesseractModule {
  FS: {
    writeFile(path: string, bytes: Uint8Array | string): void;
    unlink(path: string): void;
  };
  TessBaseAPI: new () => TessBaseAPI;
}

export interface TessBaseAPI {
  /** Zero when the model could be loaded; `engine` 1 is the neural net alone. */
  Init(folder: string | null, language: string, engine: number, configuration: string): number;
  SetVariable(name: string, value: string): void;
  /** Takes the picture in the file `/input`; 1 when it cannot be read. */
  SetImageFile(exifOrientation: number, angle: number): number;
  Recognize(monitor: null): number;
  GetUTF8Text(): string;
}

/** The function the core's script exports. */
export type TesseractCore = (options: TesseractOptions) => Promise<TesseractModule>;

export interface TesseractOptions {
  wasmBinary?: Uint8Array | ArrayBuffer;
  /** For callers that compile the module themselves, to learn why it cannot be compiled. */
  instantiateWasm?(
    imports: WebAssembly.Imports,
    done: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): WebAssembly.Exports;
  TesseractProgress?(percent: number): void;
  print?(line: string): void;
  printErr?(line: string): void;
}
