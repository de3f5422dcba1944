/** Addresses of what the worker loads. */
export interface ReaderFiles {
  coreScript: string;
  coreWasm: string;
  qrWasm: string;
  netA: string;
  netB: string;
}
