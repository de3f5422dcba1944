import type { Turn } from "./turn.ts";

/** Frames in a row that may fail upright before the others are tried in between. */
const PATIENCE = 3;
/** Upright again and again: it is by far the most likely. */
const OTHERS: readonly Turn[] = [2, 0, 1, 0, 3, 0];

export interface TurnChoice {
  /** How the next frame is looked at. */
  readonly turn: Turn;
  /** What the frame gave: a turn that reads is kept, because two frames in a row must agree. */
  tell(hasRead: boolean): void;
}

/** A ticket may be held any way round; looking four ways at every frame would cost four times. */
export function createTurnChoice(): TurnChoice {
  let kept: Turn = 0;
  let misses = 0;
  const choose = (): Turn => {
    if (misses < PATIENCE) return kept;
    return OTHERS[(misses - PATIENCE) % OTHERS.length]!;
  };
  return {
    get turn() {
      return choose();
    },
    tell(hasRead) {
      if (hasRead) kept = choose();
      misses = hasRead ? 0 : misses + 1;
    },
  };
}
