/** Seconds one waits after so many wrong PINs in a row; it stays at the last [ours]. */
const WAITS = [0, 0, 0, 10, 30, 60, 300, 900];

/** After this long without a try, the wrong ones are forgotten. */
export const TRIES_KEPT_HOURS = 12;

/** Wrong PINs in a row, of one 担当者 or at one tablet. */
export interface WrongPins {
  count: number;
  lastAt: Date;
}

/** When the next PIN is looked at, at the earliest; until then even the right one is refused. */
export function nextPinAt({ count, lastAt }: WrongPins): Date {
  const seconds = WAITS[Math.min(count, WAITS.length - 1)]!;
  return new Date(lastAt.getTime() + seconds * 1000);
}

/** The wrong ones with one more, which came at `at`. */
export function oneMoreWrongPin({ count, lastAt }: WrongPins, at: Date): WrongPins {
  const isForgotten = at.getTime() - lastAt.getTime() > TRIES_KEPT_HOURS * 3_600_000;
  return { count: (isForgotten ? 0 : count) + 1, lastAt: at };
}

/** "10秒", "15分": rounded up. */
export function waitText(until: Date, now: Date): string {
  const seconds = Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000));
  return seconds < 60 ? `${seconds}秒` : `${Math.ceil(seconds / 60)}分`;
}
