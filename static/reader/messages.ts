import type { Verdict } from "./acceptance.ts";
import type { Quad } from "./line_reading.ts";

/**
 * What a page and the reader's worker say to each other. Every request has an id of its own and
 * gets exactly one answer with the same id. Pictures are transferred: the sender loses them.
 */
export type Request = StartRequest | FrameRequest | StillRequest;

/** Loads nets and decoders. The files' addresses and the municipality codes are in its bundle. */
export interface StartRequest {
  id: number;
  kind: "start";
}

/** One picture of a running camera. Frames vote: a line is accepted when it was read twice. */
export interface FrameRequest {
  id: number;
  kind: "frame";
  picture: ImageBitmap;
  /** The votes of one scan never count for another. */
  scan: number;
}

/** A photo or a scanned page: read once, thoroughly, at every quarter turn. */
export interface StillRequest {
  id: number;
  kind: "still";
  picture: ImageBitmap;
}

export type Answer = ReadyAnswer | ReadAnswer | FaultAnswer;

export interface ReadyAnswer {
  id: number;
  kind: "ready";
  /** Milliseconds from the request to here. */
  spent: number;
}

export interface ReadAnswer {
  id: number;
  kind: "read";
  /** Its digits are a ticket's by every rule that needs no database. */
  verdict: Verdict;
  /** Corners of the line found, in pixels of the picture as it was sent. */
  quad?: Quad;
  /** 18 digits nobody vouches for: a proposal for a person who sees the picture beside it. */
  best?: string;
  /** A QR code was read that is no ticket's. */
  foreignCode?: true;
  spent: Spent;
}

/** Milliseconds. */
export interface Spent {
  grab: number;
  qr: number;
  locate: number;
  nets: number;
  total: number;
}

export interface FaultAnswer {
  id: number;
  kind: "fault";
  fault: ReaderFault;
  /** For the console, never for the page. */
  detail: string;
}

/** no_wasm: the browser refuses WebAssembly. not_loaded: a file did not come. broken: else. */
export type ReaderFault = "no_wasm" | "not_loaded" | "broken";
