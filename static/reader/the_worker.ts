import { ReaderFailure } from "./reader_failure.ts";
import { openTicketWorker, type TicketWorker } from "./ticket_worker.ts";

let worker: TicketWorker | undefined;

/**
 * The document's one worker, ready to read. It stays while pages change inside the document, so
 * the next ticket does not wait for it. One that failed is thrown away: the next try gets another.
 */
export async function theWorker(url: string): Promise<TicketWorker> {
  if (typeof WebAssembly === "undefined") {
    throw new ReaderFailure("no_wasm", "WebAssembly is not there");
  }
  const current = worker ??= openTicketWorker(new Worker(url));
  try {
    await current.start();
    return current;
  } catch (error) {
    dismissWorker();
    throw error;
  }
}

/** After a failure: the next try starts afresh. */
export function dismissWorker(): void {
  worker?.close();
  worker = undefined;
}
