import { inBatches } from "./in_batches.ts";

/** One page on its way to the server, which says what its number means. */
export interface SentPage {
  page: number;
  line: string;
  outcome: "read" | "unread" | "conflict" | "typed";
}

/** Pages of one request. */
const LARGEST_BATCH = 100;
/** The first rows are to be seen soon, and a stack is not to make a request a page. */
const PAGES_TOGETHER = 20;

/** Collects pages and sends them together; what could not be sent stays for the next time. */
export class ReadingsOutbox {
  #waiting: SentPage[] = [];

  /** `send` puts the rows on the page, or throws. */
  constructor(readonly send: (pages: SentPage[]) => Promise<void>) {}

  get isEmpty(): boolean {
    return this.#waiting.length === 0;
  }

  async add(page: SentPage): Promise<void> {
    this.#waiting.push(page);
    if (this.#waiting.length >= PAGES_TOGETHER) await this.flush();
  }

  /** Sends everything that waits. Throws what `send` throws; what was not sent still waits. */
  async flush(): Promise<void> {
    for (const batch of inBatches(this.#waiting, LARGEST_BATCH)) {
      await this.send(batch);
      this.#waiting = this.#waiting.slice(batch.length);
    }
  }
}
