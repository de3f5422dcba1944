/**
 * Entry of the thread that runs jobs: parsing and sealing a million rows takes a core for half a
 * minute, and must not keep the thread that answers requests. Started by `start_job_worker.ts`.
 */
import { openDatabase } from "../database.ts";
import { databaseTrouble } from "../database_gone.ts";
import type { SlowStatement } from "../slow_statement.ts";
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
  const fault = faultOf(event.reason);
  // Whoever needs the database learns of its loss: that is no reason to begin anew.
  thread.postMessage(
    databaseTrouble(event.reason) ? { log: { jobs: "waiting", ...fault } } : {
      died: fault,
    },
  );
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

function startLoop({ address, keys, limit, slowMs }: JobWorkerOrder): () => Promise<void> {
  const log = (line: Record<string, unknown>) => thread.postMessage({ log: line });
  const tell = ({ text, ms }: SlowStatement) => log({ slowStatement: text, ms });
  const watch = slowMs === undefined ? undefined : { slowMs, tell };
  const database = openDatabase(address, { watch });
  const office = { database, sealers: sealersWith(keys), now: () => new Date() };
  const loop = new JobLoop(office, { limit, log });
  return async () => {
    await loop.stop();
    await database.close();
  };
}
