import { setPriority } from "node:os";

/** Linux' lowest but one: a thread at it runs in the gaps that others leave. */
const NICE = 15;

/** Lets every other thread of this machine go first; on Linux a thread has a priority of its own. */
export function yieldToRequests(): void {
  try {
    const thread = Deno.readLinkSync("/proc/thread-self").split("/").at(-1);
    setPriority(Number(thread), NICE);
  } catch {
    // Without it uploads are as fast, and the others a little slower.
  }
}
