import type { FromJobWorker, JobWorkerOrder, ToJobWorker } from "./job_worker_message.ts";

export interface JobWorker {
  /** Rolls running jobs back; they wait for the next start, or another process, to take them up. */
  stop(): Promise<void>;
}

/** Stopping takes a tenth of a second; a thread that does not look up for this long is cut off. */
const STOP_MS = 3_000;
const RESTART_MS = 1_000;

/** Runs jobs on a thread of their own; should it die, on another. Lines go to the server's log. */
export function startJobWorker(
  order: JobWorkerOrder,
  log: (line: Record<string, unknown>) => void,
): JobWorker {
  let isStopping = false;
  let restart: ReturnType<typeof setTimeout> | undefined;
  let worker = start();

  function start(): Worker {
    const thread = new Worker(new URL("./job_worker.ts", import.meta.url), { type: "module" });
    thread.addEventListener("message", ({ data }: MessageEvent<FromJobWorker>) => {
      if ("log" in data) log(data.log);
      if ("died" in data) replace(thread, data.died);
    });
    thread.addEventListener("error", (event) => {
      event.preventDefault(); // else it ends this thread too
      replace(thread, { error: "not loaded" });
    });
    thread.postMessage({ start: order } satisfies ToJobWorker);
    return thread;
  }

  function replace(thread: Worker, fault: Record<string, unknown>): void {
    thread.terminate();
    if (isStopping || thread !== worker) return;
    log({ jobs: "the worker died", ...fault });
    clearTimeout(restart);
    restart = setTimeout(() => worker = start(), RESTART_MS);
  }

  return {
    stop: async () => {
      isStopping = true;
      clearTimeout(restart);
      await stopped(worker);
      worker.terminate();
    },
  };
}

/** Resolves when the thread has ended its work in order, or was given time enough to. */
function stopped(worker: Worker): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, STOP_MS);
  worker.addEventListener("message", ({ data }: MessageEvent<FromJobWorker>) => {
    if (!("log" in data)) resolve();
  });
  worker.addEventListener("error", () => resolve());
  worker.postMessage({ stop: true } satisfies ToJobWorker);
  return promise.finally(() => clearTimeout(timer));
}
