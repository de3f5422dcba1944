import type { CsvRow } from "../../domain/upload/csv_reader.ts";
import type { JudgedRows, JudgeSetup, RowJudges } from "./row_judges.ts";

/** Sealing My Numbers takes most of the time of a large file; more threads than this leave nothing for requests. */
export const JUDGING_THREADS = 2;

export type ThreadMessage = { setup: JudgeSetup } | { batch: number; rows: CsvRow[] };
export type ThreadAnswer = { batch: number; judged: JudgedRows } | {
  batch: number;
  error: unknown;
};

/** For large files: on threads of their own, batches handed out in turn. */
export function judgingThreads(setup: JudgeSetup): RowJudges {
  const waiting = new Map<number, PromiseWithResolvers<JudgedRows>>();
  /** Why a thread ended before its time. */
  let fault: Error | undefined;
  const threads = Array.from({ length: JUDGING_THREADS }, () => {
    const thread = new Worker(new URL("./judging_thread.ts", import.meta.url), { type: "module" });
    thread.onmessage = ({ data }: MessageEvent<ThreadAnswer>) => {
      const { resolve, reject } = waiting.get(data.batch)!;
      waiting.delete(data.batch);
      if ("judged" in data) resolve(data.judged);
      else reject(data.error);
    };
    thread.onerror = (event) => {
      event.preventDefault();
      fault = new Error(event.message);
      for (const { reject } of waiting.values()) reject(fault);
    };
    thread.postMessage({ setup } satisfies ThreadMessage);
    return thread;
  });
  let batches = 0;
  return {
    judge(rows) {
      const batch = batches++;
      if (fault) return Promise.reject(fault);
      const answer = Promise.withResolvers<JudgedRows>();
      answer.promise.catch(() => {}); // of those under way when one fails, nobody asks any more
      waiting.set(batch, answer);
      threads[batch % threads.length]!.postMessage({ batch, rows } satisfies ThreadMessage);
      return answer.promise;
    },
    close() {
      for (const thread of threads) thread.terminate();
    },
  };
}
