/** When a session ends, as instants in milliseconds of this browser's clock. */
export interface SessionEnds {
  /** Unless something is done before. */
  idleAt: number;
  /** In any case. */
  longestAt: number;
}

/** What a page says of its session: nothing, that it ends soon (and whether that can be put off). */
export type IdleStanding =
  | { state: "quiet" | "over" }
  | { state: "soon" | "ending"; minutes: number };

export const NOTICE_MS = 5 * 60_000;

/** `minutes` left are rounded up: 「あと1分」 until the very end. */
export function idleStanding({ idleAt, longestAt }: SessionEnds, now: number): IdleStanding {
  const left = Math.min(idleAt, longestAt) - now;
  if (left <= 0) return { state: "over" };
  if (left > NOTICE_MS) return { state: "quiet" };
  const state = longestAt - now <= NOTICE_MS ? "ending" : "soon";
  return { state, minutes: Math.ceil(left / 60_000) };
}

/** Whether a page that says `shown` has to say something else. */
export function saysOtherwise(shown: IdleStanding, now: IdleStanding): boolean {
  return JSON.stringify(shown) !== JSON.stringify(now);
}
