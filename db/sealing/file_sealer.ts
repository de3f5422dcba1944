import { gunzipSync, gzipSync } from "node:zlib";
import type { KeyRing } from "./key_ring.ts";
import { openBytes, sealBytes } from "./sealed_bytes.ts";

/** Where a piece of an uploaded file belongs: sealed in with it. */
export interface FilePlace {
  municipalityCode: string;
  uploadId: string;
  /** Piece of the file, from 0. */
  position: number;
}

/** Where a piece of an output belongs. */
export interface OutputPiecePlace {
  municipalityCode: string;
  outputId: string;
  position: number;
}

export interface FileSealer {
  seal(piece: Uint8Array, place: FilePlace | OutputPiecePlace): Uint8Array;
  open(sealed: Uint8Array, place: FilePlace | OutputPiecePlace): Uint8Array;
}

/** The fastest: 2 ms a megabyte and 18 % of its size, where the default takes 7 ms for 11 %. */
const GZIP_LEVEL = 1;

/**
 * A file in or out carries everyone's data, an uploaded one their My Numbers: it is kept
 * compressed, and sealed like them.
 */
export function fileSealer(keys: KeyRing): FileSealer {
  return {
    seal: (piece, place) =>
      sealBytes(keys, gzipSync(piece, { level: GZIP_LEVEL }), placeContext(place)),
    open: (sealed, place) => gunzipSync(openBytes(keys, sealed, placeContext(place))),
  };
}

/** What a piece is sealed in with. */
export function placeContext(place: FilePlace | OutputPiecePlace): string {
  const file = "uploadId" in place ? `upload:${place.uploadId}` : `output:${place.outputId}`;
  return `${place.municipalityCode}:${file}:${place.position}`;
}
