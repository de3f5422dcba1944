/** What the generator says about a frame: tests/reader/generator/camera.py and frames.py. */
export interface FrameTruth {
  id: string;
  digits: string;
  /** No part of the line lies outside the frame. */
  line_whole: boolean;
  /** Whole, and its worst digit is still there: generator/readability.py. Older frames lack it. */
  readable?: boolean;
}

export interface Frame {
  truth: FrameTruth;
  jpeg: Uint8Array;
}

export const RESOLUTIONS = ["1280x720", "640x480"] as const;
export const DIFFICULTIES = ["easy", "medium", "hard"] as const;
export type Difficulty = typeof DIFFICULTIES[number];

/** One of the six cells of the reader's tables. */
export interface Cell {
  resolution: typeof RESOLUTIONS[number];
  difficulty: Difficulty;
}

export const CELLS: readonly Cell[] = RESOLUTIONS.flatMap((resolution) =>
  DIFFICULTIES.map((difficulty) => ({ resolution, difficulty }))
);

/** A ticket held in hand, frame after frame; undefined after the last. */
export interface Take {
  difficulty: Difficulty;
  next(): Promise<Frame | undefined>;
}

/** Where frames come from: made on request, or lying in a folder. */
export interface FrameSource {
  /** At most `count` frames. */
  frames(cell: Cell, count: number): Promise<Frame[]>;
  /**
   * At most `count` takes at 1280×720, dealt out to lanes that may be followed at the same time;
   * a lane's take is followed to its end before the next is drawn.
   */
  takes(count: number): Iterable<Take>[];
  [Symbol.asyncDispose](): Promise<void>;
}
