import { OperatorError } from "../../domain/operator_error.ts";
import type { DatabaseAddress } from "../connection.ts";
import type { PublicationOrder, Published } from "./make_publication.ts";

export interface ToPublication {
  address: DatabaseAddress;
  order: PublicationOrder;
}
export type FromPublication =
  | { published: Published | undefined }
  /** Why nothing was published, to be told as it is; without a refusal what the log may say. */
  | { refusal: string | undefined; fault: Record<string, unknown> };

/** An error of the thread, as far as the log may say it. */
export class PublicationFailure extends Error {
  constructor(readonly fault: Record<string, unknown>) {
    super("publication");
  }
}

/**
 * `makePublication` on a thread of its own. When `signal` is aborted the thread ends at once, and
 * PostgreSQL takes back what it had written.
 */
export async function publishBeside(
  address: DatabaseAddress,
  order: PublicationOrder,
  signal: AbortSignal,
): Promise<Published | undefined> {
  const thread = new Worker(new URL("./publication_thread.ts", import.meta.url), {
    type: "module",
  });
  const answer = Promise.withResolvers<FromPublication>();
  const stop = () => answer.reject(signal.reason);
  thread.onmessage = ({ data }: MessageEvent<FromPublication>) => answer.resolve(data);
  thread.onerror = (event) => {
    event.preventDefault(); // else it ends this thread too
    answer.resolve({ refusal: undefined, fault: { error: "not loaded" } });
  };
  signal.addEventListener("abort", stop);
  try {
    thread.postMessage({ address, order } satisfies ToPublication);
    const answered = await answer.promise;
    if ("published" in answered) return answered.published;
    if (answered.refusal !== undefined) throw new OperatorError(answered.refusal);
    throw new PublicationFailure(answered.fault);
  } finally {
    signal.removeEventListener("abort", stop);
    thread.terminate();
  }
}
