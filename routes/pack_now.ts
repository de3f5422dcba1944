import { brotliCompressSync, constants, gzipSync } from "node:zlib";

export type Bytes = Uint8Array<ArrayBuffer>;

export interface ToPack {
  bytes: Bytes;
  encoding: "br" | "gzip";
  /** 1 (quick) to 9 (small), br's to 11. */
  level: number;
}

/** Packs on the thread that asks for it, which does nothing else meanwhile. */
export function packNow({ bytes, encoding, level }: ToPack): Bytes {
  const params = { [constants.BROTLI_PARAM_QUALITY]: level };
  const made = encoding === "br"
    ? brotliCompressSync(bytes, { params })
    : gzipSync(bytes, { level });
  return new Uint8Array(made);
}
