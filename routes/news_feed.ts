import type { DatabaseAddress } from "../db/connection.ts";
import { listen, type Listening } from "../db/job/listen.ts";
import { NEWS_CHANNEL } from "../db/job/news_channel.ts";

/** "quiet": nothing happened for as long as one wanted to wait. */
export type News = "changed" | "quiet" | "closed";

/**
 * Who looks at what (one may look at several topics), in this process: one connection hears of
 * every change, whichever process made it. It is opened when first needed.
 */
export class NewsFeed {
  #listening: Promise<Listening> | undefined;
  #followings = new Map<string, Set<Following>>();
  #isClosed = false;

  constructor(private readonly address: DatabaseAddress) {}

  /** From when this resolves no change of these topics (`progressTopic`, …) is missed. */
  async follow(...topics: string[]): Promise<Following> {
    const following = new Following(() => topics.forEach((each) => this.#leave(each, following)));
    for (const topic of topics) {
      const there = this.#followings.get(topic) ?? new Set();
      this.#followings.set(topic, there.add(following));
    }
    if (this.#isClosed) following.end();
    else await this.#listen();
    return following;
  }

  /** How many look at something. */
  get size(): number {
    return this.#everyone().size;
  }

  /** Ends every following, so that no answer stays open. */
  async close(): Promise<void> {
    this.#isClosed = true;
    for (const following of this.#everyone()) following.end();
    await this.#listening?.then((listening) => listening.stop(), () => {});
  }

  #listen(): Promise<unknown> {
    this.#listening ??= listen(this.address, NEWS_CHANNEL, {
      hear: (topic) => this.#followings.get(topic)?.forEach((following) => following.notify()),
      begin: () => this.#everyone().forEach((following) => following.notify()),
    });
    this.#listening.catch(() => this.#listening = undefined);
    return this.#listening;
  }

  #everyone(): Set<Following> {
    return new Set(Array.from(this.#followings.values()).flatMap((there) => Array.from(there)));
  }

  #leave(topic: string, following: Following): void {
    const there = this.#followings.get(topic);
    there?.delete(following);
    if (there?.size === 0) this.#followings.delete(topic);
  }
}

/** One who looks at one topic. */
export class Following {
  #hasChanged = false;
  #hasEnded = false;
  #wake = () => {};
  #wakeAtEnd = () => {};

  constructor(private readonly leave: () => void) {}

  notify(): void {
    this.#hasChanged = true;
    this.#wake();
  }

  end(): void {
    this.#hasEnded = true;
    this.#wake();
    this.#wakeAtEnd();
    this.leave();
  }

  /** Changes that came since the last call are told as one, at once. */
  async next(patienceMs: number): Promise<News> {
    if (!this.#hasChanged && !this.#hasEnded) {
      await wait(patienceMs, (wake) => this.#wake = wake);
    }
    if (this.#hasEnded) return "closed";
    const news = this.#hasChanged ? "changed" : "quiet";
    this.#hasChanged = false;
    return news;
  }

  /** Lets changes gather for so long, unless it ends before. */
  async rest(ms: number): Promise<void> {
    if (!this.#hasEnded) await wait(ms, (wake) => this.#wakeAtEnd = wake);
  }
}

/** Waits for so long, or until the function that `give` gets is called. */
async function wait(ms: number, give: (wake: () => void) => void): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  give(resolve);
  await promise;
  clearTimeout(timer);
}
