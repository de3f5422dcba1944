import type { Answer } from "../../../static/offline/answer_of.ts";
import type { Turn } from "../../../static/offline/queue_order.ts";
import type { SendingQueue } from "../../../static/offline/send_queue.ts";

/** What happens to one request. */
export const NETWORKS = [
  "fine",
  "lost",
  "answer_lost",
  "sent_twice",
  "failed",
  "signed_out",
] as const;
export type Network = typeof NETWORKS[number];

/** The tablet died. */
export class Crash extends Error {}

/** A queue on a disk that survives its tablets: entries "1", "2", … one for each ticket named. */
export function aQueue(tickets: readonly string[]) {
  const made = tickets.map((ticket, index): Turn => ({
    clientKey: String(index + 1),
    ticket,
    state: "unsent",
  }));
  let stored = made.map((entry) => ({ ...entry }));
  const reasons: string[] = [];
  const alter = ({ clientKey }: Turn, state: Turn["state"]) => {
    stored = stored.map((entry) => entry.clientKey === clientKey ? { ...entry, state } : entry);
  };

  /** A tablet that works on it, and dies after so many steps. */
  function living(steps = Infinity): SendingQueue<Turn> {
    const step = <Value>(act: () => Value): Promise<Value> => {
      if (steps-- <= 0) return Promise.reject(new Crash());
      const value = act();
      // It may die right after the disk has it.
      return steps-- <= 0 ? Promise.reject(new Crash()) : Promise.resolve(value);
    };
    return {
      entries: () => step(() => stored.map((entry) => ({ ...entry }))),
      markSending: (entry) => step(() => alter(entry, "sending")),
      markUnsent: (entry) => step(() => alter(entry, "unsent")),
      markNeedsPerson: (entry, why) =>
        step(() => {
          alter(entry, "needs_person");
          reasons.push(...why);
        }),
      remove: ({ clientKey }) =>
        step(() => {
          stored = stored.filter((entry) => entry.clientKey !== clientKey);
        }),
    };
  }
  return {
    made,
    reasons,
    living,
    keys: () => stored.map(({ clientKey }) => clientKey),
    states: () => stored.map(({ state }) => state),
  };
}

/**
 * A server behind networks, one after the other, that are fine in the end. `odd`: client keys it
 * wants a person to look at.
 */
export function aServer(networks: readonly Network[], odd: readonly string[] = []) {
  const registered: string[] = [];
  const waiting = new Set(odd);
  let asked = 0;

  function take({ clientKey }: Turn): Answer {
    if (waiting.has(clientKey)) return { kind: "needs_person", reasons: ["登録済みです。"] };
    if (!registered.includes(clientKey)) registered.push(clientKey);
    return { kind: "registered" };
  }

  function post(entry: Turn): Promise<Answer> {
    const network = networks[asked++] ?? "fine";
    switch (network) {
      case "fine":
        return Promise.resolve(take(entry));
      case "sent_twice":
        take(entry);
        return Promise.resolve(take(entry));
      case "answer_lost":
        take(entry);
        return Promise.resolve({ kind: "unreachable" });
      case "lost":
        return Promise.resolve({ kind: "unreachable" });
      case "failed":
        return Promise.resolve({ kind: "failed" });
      case "signed_out":
        return Promise.resolve({ kind: "held", hold: "signed_out" });
    }
  }

  return {
    registered,
    post,
    /** Somebody registered it at the counter. */
    settle(clientKey: string): void {
      waiting.delete(clientKey);
      registered.push(clientKey);
    },
    get asked() {
      return asked;
    },
  };
}
