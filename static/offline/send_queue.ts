import type { Answer, Hold } from "./answer_of.ts";
import { nextToSend, type Turn } from "./queue_order.ts";

/** The queue of the account that is signed in. */
export interface SendingQueue<Entry extends Turn> {
  /** In the order in which they were made. */
  entries(): Promise<Entry[]>;
  /** Stored when it resolves, as are the next three. */
  markSending(entry: Entry): Promise<void>;
  markUnsent(entry: Entry): Promise<void>;
  markNeedsPerson(entry: Entry, reasons: readonly string[]): Promise<void>;
  remove(entry: Entry): Promise<void>;
}

/** The way to the server. Never rejects. */
export type Post<Entry> = (entry: Entry) => Promise<Answer>;

/** Why a round ended. `done`: whatever can be sent without a person was. */
export type RoundEnd = "done" | "unreachable" | "failed" | Hold;

/**
 * Sends entry by entry, in order. An entry leaves the queue only after the server said that it has
 * it; one that was on its way when the browser died is sent again, under the key that makes it the
 * same one. Of all tabs only one may run it (`sender.ts`).
 */
export async function sendQueue<Entry extends Turn>(
  queue: SendingQueue<Entry>,
  post: Post<Entry>,
): Promise<RoundEnd> {
  const failed = new Set<string>();
  for (;;) {
    const entry = nextToSend(await queue.entries(), failed);
    if (!entry) return failed.size > 0 ? "failed" : "done";
    await queue.markSending(entry);
    const answer = await post(entry);
    switch (answer.kind) {
      case "registered":
      case "discarded":
        await queue.remove(entry);
        break;
      case "needs_person":
        await queue.markNeedsPerson(entry, answer.reasons);
        break;
      case "open":
      case "failed":
        failed.add(entry.clientKey);
        await queue.markUnsent(entry);
        break;
      case "unreachable":
      case "held":
        await queue.markUnsent(entry);
        return answer.kind === "held" ? answer.hold : answer.kind;
    }
  }
}

/**
 * Asks whether what waits for a person was settled in another way, at the counter's page say; what
 * was leaves the queue.
 */
export async function lookAfterReviews<Entry extends Turn>(
  queue: Pick<SendingQueue<Entry>, "entries" | "remove">,
  post: Post<Entry>,
): Promise<void> {
  for (const entry of await queue.entries()) {
    if (entry.state !== "needs_person") continue;
    const { kind } = await post(entry);
    if (kind === "registered" || kind === "discarded") await queue.remove(entry);
    if (kind === "held" || kind === "unreachable") return;
  }
}
