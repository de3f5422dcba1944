/** Memory at one moment. */
export interface Sample {
  seconds: number;
  megabytes: number;
}

export interface Growth {
  /** By the line that fits the second half best. */
  megabytesPerHour: number;
  /** What the line gains over the second half, as a share of its middle. */
  share: number;
  verdict: "steady" | "growing" | "too short to tell";
}

/** Of the second half: what grows slowly cannot be told from the heap's ups and downs in minutes. */
const LEAST_SECONDS = 600;
/** A garbage collector's heap goes up and down; a leak in an hour's soak goes far beyond. */
const NOTICEABLE = 0.1;

/** Whether memory goes on growing once the server is warm. */
export function growthOf(samples: readonly Sample[]): Growth {
  const half = samples.slice(Math.floor(samples.length / 2));
  const span = (half.at(-1)?.seconds ?? 0) - (half[0]?.seconds ?? 0);
  if (half.length < 3 || span < LEAST_SECONDS) {
    return { megabytesPerHour: NaN, share: NaN, verdict: "too short to tell" };
  }
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const middle = mean(half.map(({ seconds }) => seconds));
  const typical = mean(half.map(({ megabytes }) => megabytes));
  const slope = mean(half.map((sample) => (sample.seconds - middle) * sample.megabytes)) /
    mean(half.map(({ seconds }) => (seconds - middle) ** 2));
  const share = slope * span / typical;
  return {
    megabytesPerHour: slope * 3_600,
    share,
    verdict: share > NOTICEABLE ? "growing" : "steady",
  };
}
