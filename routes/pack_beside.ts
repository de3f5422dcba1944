import type { Bytes, ToPack } from "./pack_now.ts";

export interface ToPackBeside extends ToPack {
  /** Nobody waits for it. */
  canWait?: boolean;
}

/**
 * Packs on a thread of its own, for files that take seconds: Deno 2.9 packs on the thread that asks
 * for it, `brotliCompress` too, and meanwhile that one answers nobody.
 */
export async function packBeside(order: ToPackBeside): Promise<Bytes> {
  const thread = new Worker(new URL("./packing_thread.ts", import.meta.url), { type: "module" });
  const { promise, resolve, reject } = Promise.withResolvers<Bytes>();
  thread.onmessage = ({ data }: MessageEvent<Bytes>) => resolve(data);
  thread.onerror = (event) => {
    event.preventDefault(); // else it ends this thread too
    reject(new Error(`not packed: ${event.message}`));
  };
  try {
    thread.postMessage(order);
    return await promise;
  } finally {
    thread.terminate();
  }
}
