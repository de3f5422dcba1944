/** How far the work on an upload or output is, as a page shows it. */
export interface JobStanding {
  /** Whether the page about it will still change by itself. */
  isUnderWay: boolean;
  /** Jobs of the municipality that come before. */
  waiting: number;
  /** Absent until the work has begun. */
  progress?: ToldProgress;
}

export interface ToldProgress {
  /** What is being done: 「ファイルを読み取っています」. */
  step: string;
  /** Of `total`, in the step's own unit (bytes or rows). */
  done: number;
  /** Absent while it cannot be known. */
  total?: number;
  /** Rows dealt with so far. */
  rowCount: number;
  /** From the beginning of the step to when this was told. */
  elapsedMs: number;
}
