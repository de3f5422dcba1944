import { ConnectionLost, isLostConnection } from "./database_gone.ts";

/** What postgres.js makes of a statement: it is handed over when somebody waits for it. */
interface Query {
  handler(query: Query): void;
  resolve(value: unknown): void;
  reject(error: Error): void;
  readonly state: { pid: number | null } | null;
  readonly cursorFn?: unknown;
  readonly streaming?: boolean;
}

/** Whether the backend has nothing to do, though we wait for its answer. */
export type AskWhetherSilent = (pid: number) => Promise<boolean>;

export interface SessionEnds {
  isSilent: AskWhetherSilent;
  /** Ends the connection without waiting for anybody. */
  cutOff(): void;
}

/** Nobody is asked before so long. */
const PATIENCE_MS = 5_000;

/**
 * Watches over whatever is asked of one connection. postgres.js 3.4.9 writes what is asked after its
 * loss to a socket that is no more, which ends the process, or into another's transaction when the
 * connection was opened anew meanwhile; what was queued then is never answered. And a network that
 * swallows everything without closing is noticed after a quarter of an hour. So: nothing is handed
 * over after the loss, everything pending is rejected at the loss, and when no answer comes for some
 * seconds the server is asked over a new connection whether it has one to give.
 */
export class SessionGuard {
  isLost = false;
  #told: (() => void)[] = [];
  #pending = new Map<Query, number>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly ends: SessionEnds) {}

  /** Called once, at the loss; at once when that has been. */
  onLoss(tell: () => void): void {
    if (this.isLost) tell();
    else this.#told.push(tell);
  }

  lose(): void {
    if (this.isLost) return;
    this.isLost = true;
    clearTimeout(this.#timer);
    for (const query of Array.from(this.#pending.keys())) query.reject(new ConnectionLost());
    for (const tell of this.#told) tell();
  }

  /** The same query, watched from the moment it is handed over; anything else as it is. */
  watch<Made>(made: Made): Made {
    if (!isQuery(made)) return made;
    const { handler, resolve, reject } = made;
    made.handler = (query) => {
      if (this.isLost) return made.reject(new ConnectionLost());
      this.#pending.set(made, performance.now());
      this.#watchSilence();
      handler(query);
    };
    made.resolve = (value) => {
      this.#pending.delete(made);
      resolve(value);
    };
    made.reject = (error) => {
      this.#pending.delete(made);
      if (isLostConnection(error)) this.lose();
      reject(error);
    };
    return made;
  }

  #watchSilence(): void {
    if (this.#timer !== undefined || this.isLost) return;
    const since = this.#longestWaiting()?.since ?? performance.now();
    const left = PATIENCE_MS - (performance.now() - since);
    this.#timer = setTimeout(() => this.#lookForSilence(), left > 0 ? left : PATIENCE_MS);
    Deno.unrefTimer(this.#timer!);
  }

  async #lookForSilence(): Promise<void> {
    const waiting = this.#longestWaiting();
    const pid = waiting?.query.state?.pid;
    const isLate = waiting && performance.now() - waiting.since >= PATIENCE_MS;
    if (isLate && pid && await this.ends.isSilent(pid) && this.#pending.has(waiting.query)) {
      this.lose();
      this.ends.cutOff();
    }
    this.#timer = undefined;
    if (this.#pending.size > 0) this.#watchSilence();
  }

  /**
   * Those of a cursor rest while their rows are read, and in a COPY PostgreSQL may wait for us: they
   * wait for no answer.
   */
  #longestWaiting(): { query: Query; since: number } | undefined {
    for (const [query, since] of this.#pending) {
      if (!query.cursorFn && !query.streaming) return { query, since };
    }
  }
}

function isQuery(made: unknown): made is Query {
  return made instanceof Promise && "handler" in made && "reject" in made;
}
