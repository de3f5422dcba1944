/**
 * Entry of the thread that runs jobs: parsing and sealing a million rows takes a core for half a
 * minute, and must not keep the thread that answers requests. Started by `start_job_worker.ts`.
 */
import { openDatabase } from "../database.ts";
import { sealersWith } from "../sealing/sealers.ts";
import { faultOf } from "./fault_of.ts";
import { JobLoop } from "./job_loop.ts";
import type { FromJobWorker, JobWorkerOrder, ToJobWorker } from "./job_worker_message.ts";

const thread = self as unknown as {
  onmessage: (event: MessageEvent<ToJobWorker>) => void;
  postMessage(message: FromJobWorker): void;
};

// Else Deno would print the error with its message, which may quote a row.
addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  thread.postMessage({ died: faultOf(event.reason) });
});
addEventListener("error", (event) => {
  event.preventDefault();
  thread.postMessage({ died: faultOf(event.error) });
});

let stop = () => Promise.resolve();

thread.onmessage = async ({ data }) => {
  if ("start" in data) {
    stop = startLoop(data.start);
  } else {
    await stop();
    thread.postMessage({ stopped: true });
  }
};

function startLoop({ address, keys, limit }: JobWorkerOrder): () => Promise<void> {
  const database = openDatabase(address);
  const office = { database, sealers: sealersWith(keys), now: () => new Date() };
  const log = (line: Record<string, unknown>) => thread.postMessage({ log: line });
  const loop = new JobLoop(office, { limit, log });
  return async () => {
    await loop.stop();
    await database.close();
  };
}
