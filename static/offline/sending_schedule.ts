import { nextTryIn } from "./backoff.ts";
import type { RoundEnd } from "./send_queue.ts";
import { lookNow, sendNow } from "./sender.ts";
import type { Tablet } from "./tablet.ts";

/** How sending stands, for the bar. */
export type SendingState = "idle" | "sending" | RoundEnd;

/**
 * Sends when a page opens, when the network is back, when somebody asks, and every now and then;
 * each failure makes it wait a little longer.
 */
export class SendingSchedule {
  #state: SendingState = "idle";
  #failures = 0;
  #timer: number | undefined;
  #isRunning = false;

  constructor(
    private readonly tablet: Tablet,
    private readonly changed: (state: SendingState) => void,
  ) {}

  get state(): SendingState {
    return this.#state;
  }

  begin(): void {
    addEventListener("online", () => this.run());
    // A tablet that slept has no timers meanwhile.
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden) this.run();
    });
    this.run();
    lookNow(this.tablet).catch(console.warn);
  }

  /** Now, however long it would have waited. */
  async run(): Promise<void> {
    if (this.#isRunning) return;
    this.#isRunning = true;
    clearTimeout(this.#timer);
    try {
      await this.#round();
    } catch (error) {
      console.warn(error);
      this.#failures++;
    } finally {
      this.#isRunning = false;
      this.#timer = globalThis.window.setTimeout(() => this.run(), nextTryIn(this.#failures));
    }
  }

  async #round(): Promise<void> {
    const entries = await this.tablet.entries();
    if (entries.every(({ state }) => state === "needs_person")) return this.#tell("idle");
    this.#tell("sending");
    const end = await sendNow(this.tablet);
    this.#failures = end === "done" || end === undefined ? 0 : this.#failures + 1;
    this.#tell(end ?? "idle");
  }

  #tell(state: SendingState): void {
    this.#state = state;
    this.changed(state);
  }
}
