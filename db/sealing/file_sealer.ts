import { gunzipSync, gzipSync } from "node:zlib";
import type { KeyRing } from "./key_ring.ts";
import { openBytes, sealBytes } from "./sealed_bytes.ts";

/** Where a piece of a file belongs: sealed in with it. */
export interface FilePlace {
  municipalityCode: string;
  uploadId: string;
  /** Piece of the file, from 0. */
  position: number;
}

export interface FileSealer {
  seal(piece: Uint8Array, place: FilePlace): Uint8Array;
  open(sealed: Uint8Array, place: FilePlace): Uint8Array;
}

/** An uploaded file carries everyone's My Number: it is kept compressed, and sealed like them. */
export function fileSealer(keys: KeyRing): FileSealer {
  return {
    seal: (piece, place) => sealBytes(keys, gzipSync(piece), context(place)),
    open: (sealed, place) => gunzipSync(openBytes(keys, sealed, context(place))),
  };
}

function context({ municipalityCode, uploadId, position }: FilePlace): string {
  return `${municipalityCode}:upload:${uploadId}:${position}`;
}
