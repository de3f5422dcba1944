/** How the last frames went. */
export interface FramePace {
  /** The device needs so long for a frame that a person notices. */
  isSlow: boolean;
}

export interface FrameLoop {
  /** The camera has a new picture, at this time in milliseconds. */
  offer(at: number): void;
  /** Nothing that is still under way is told any more. */
  stop(): void;
}

interface FrameWork<Picture, Answer> {
  grab(): Promise<Picture>;
  read(picture: Picture): Promise<Answer>;
  told(answer: Answer, pace: FramePace): void;
  failed(error: unknown): void;
  /** The clock, in milliseconds. */
  now(): number;
}

/** More looks at a hand that hardly moved only warm the tablet. */
const SHORTEST_INTERVAL = 90;
/** Milliseconds a frame, as the median of so many: above it, a voting takes longer than typing. */
const SLOW = 700;
const FRAMES_FOR_PACE = 5;

/** One picture is read at a time, always the newest: those that come meanwhile are let go. */
export function createFrameLoop<Picture, Answer>(work: FrameWork<Picture, Answer>): FrameLoop {
  let isBusy = false;
  let isStopped = false;
  let startedAt = -Infinity;
  const durations: number[] = [];

  async function readOne(): Promise<void> {
    try {
      const answer = await work.read(await work.grab());
      durations.push(work.now() - startedAt);
      if (!isStopped) work.told(answer, { isSlow: isSlow(durations) });
    } catch (error) {
      if (!isStopped) work.failed(error);
    } finally {
      isBusy = false;
    }
  }

  return {
    offer(at) {
      if (isBusy || isStopped || at - startedAt < SHORTEST_INTERVAL) return;
      isBusy = true;
      startedAt = at;
      readOne();
    },
    stop() {
      isStopped = true;
    },
  };
}

function isSlow(durations: readonly number[]): boolean {
  if (durations.length < FRAMES_FOR_PACE) return false;
  const last = durations.slice(-FRAMES_FOR_PACE).toSorted((a, b) => a - b);
  return last[Math.floor(FRAMES_FOR_PACE / 2)]! > SLOW;
}
