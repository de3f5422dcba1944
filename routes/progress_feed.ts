import type { DatabaseAddress } from "../db/connection.ts";
import { listen, type Listening } from "../db/job/listen.ts";
import {
  PROGRESS_CHANNEL,
  type ProgressSubject,
  progressTopic,
} from "../db/job/progress_teller.ts";

/** "quiet": nothing happened for as long as one wanted to wait. */
export type ProgressNews = "changed" | "quiet" | "closed";

/**
 * Who looks at which work, in this process: one connection hears of the progress of every job,
 * whichever process runs it. It is opened when first needed.
 */
export class ProgressFeed {
  #listening: Promise<Listening> | undefined;
  #followings = new Map<string, Set<Following>>();
  #isClosed = false;

  constructor(private readonly address: DatabaseAddress) {}

  /** From when this resolves no change of the subject is missed. */
  async follow(subject: ProgressSubject): Promise<Following> {
    const topic = progressTopic(subject);
    const following = new Following(() => this.#leave(topic, following));
    const there = this.#followings.get(topic) ?? new Set();
    this.#followings.set(topic, there.add(following));
    if (this.#isClosed) following.end();
    else await this.#listen();
    return following;
  }

  /** How many look at something. */
  get size(): number {
    return Array.from(this.#followings.values()).reduce((sum, there) => sum + there.size, 0);
  }

  /** Ends every following, so that no answer stays open. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const following of this.#everyone()) following.end();
    await this.#listening?.then((listening) => listening.stop(), () => {});
  }

  #listen(): Promise<unknown> {
    this.#listening ??= listen(this.address, PROGRESS_CHANNEL, {
      hear: (topic) => this.#followings.get(topic)?.forEach((following) => following.notify()),
      begin: () => this.#everyone().forEach((following) => following.notify()),
    });
    this.#listening.catch(() => this.#listening = undefined);
    return this.#listening;
  }

  #everyone(): Following[] {
    return Array.from(this.#followings.values()).flatMap((there) => Array.from(there));
  }

  #leave(topic: string, following: Following): void {
    const there = this.#followings.get(topic);
    there?.delete(following);
    if (there?.size === 0) this.#followings.delete(topic);
  }
}

/** One who looks at one work. */
export class Following {
  #hasChanged = false;
  #hasEnded = false;
  #tell = () => {};

  constructor(private readonly leave: () => void) {}

  notify(): void {
    this.#hasChanged = true;
    this.#tell();
  }

  end(): void {
    this.#hasEnded = true;
    this.#tell();
    this.leave();
  }

  /** Changes that came since the last call are told as one, at once. */
  async next(patienceMs: number): Promise<ProgressNews> {
    if (!this.#hasChanged && !this.#hasEnded) {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, patienceMs);
      this.#tell = resolve;
      await promise;
      clearTimeout(timer);
    }
    if (this.#hasEnded) return "closed";
    const news = this.#hasChanged ? "changed" : "quiet";
    this.#hasChanged = false;
    return news;
  }
}
