/** Ratio of one bucket to the next: a percentile is exact to 2 %. */
const STEP = 1.02;
/** ms below which nobody notices a difference. */
const LEAST = 0.1;
const BUCKETS = 1_000;

/** How long many requests took, in little memory however many they are. In ms. */
export class Latencies {
  #counts = new Uint32Array(BUCKETS);
  #count = 0;
  #longest = 0;

  add(ms: number): void {
    const bucket = Math.ceil(Math.log(Math.max(ms, LEAST) / LEAST) / Math.log(STEP));
    this.#counts[Math.min(bucket, BUCKETS - 1)]!++;
    this.#count++;
    this.#longest = Math.max(this.#longest, ms);
  }

  get count(): number {
    return this.#count;
  }

  get longest(): number {
    return this.#longest;
  }

  /** Nearest rank, rounded up by at most 2 %; NaN when nothing was measured. */
  percentile(share: number): number {
    if (this.#count === 0) return NaN;
    let left = Math.ceil(share * this.#count);
    for (let bucket = 0; bucket < BUCKETS; bucket++) {
      left -= this.#counts[bucket]!;
      if (left <= 0) return LEAST * STEP ** bucket;
    }
    return this.#longest;
  }
}
