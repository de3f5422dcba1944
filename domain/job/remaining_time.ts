import type { ToldProgress } from "./job_standing.ts";

/** Before that the pace of the beginning says too little about the rest. */
const SOONEST_MS = 3_000;
const SOONEST_SHARE = 0.02;

/**
 * How long a step will still take at its pace so far, rounded up: 「残り約20秒」「残り約3分」;
 * undefined while that is too early to say, and when the step has no known end.
 */
export function remainingTime({ done, total, elapsedMs }: ToldProgress): string | undefined {
  if (!total || done >= total || done / total < SOONEST_SHARE) return undefined;
  if (elapsedMs < SOONEST_MS) return undefined;
  const seconds = elapsedMs / 1000 * (total - done) / done;
  if (seconds <= 55) return `残り約${Math.ceil(seconds / 5) * 5}秒`;
  if (seconds <= 59 * 60) return `残り約${Math.ceil(seconds / 60)}分`;
  return `残り約${Math.ceil(seconds / 3600)}時間`;
}

/** Whole percents, 100 only at the end; undefined when the step has no known end. */
export function percentDone({ done, total }: ToldProgress): number | undefined {
  return total ? Math.min(100, Math.floor(done / total * 100)) : undefined;
}
