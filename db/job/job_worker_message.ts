import type { DatabaseAddress } from "../connection.ts";
import type { KeyRing } from "../sealing/key_ring.ts";

/** What a worker thread needs to run jobs: it shares nothing with the thread that starts it. */
export interface JobWorkerOrder {
  address: DatabaseAddress;
  /** As confirmed at the start; the thread follows their file by itself. */
  keys: KeyRing;
  /** How many jobs at once. */
  limit: number;
  /** From how many milliseconds on a statement is in the log; undefined: never. */
  slowMs?: number;
}

export type ToJobWorker = { start: JobWorkerOrder } | { stop: true };
export type FromJobWorker =
  | { log: Record<string, unknown> }
  | { stopped: true }
  /** An error nobody caught, as far as the log may say it. */
  | { died: Record<string, unknown> };
