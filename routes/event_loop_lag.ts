const EVERY_MS = 200;

/** Measures how late this thread comes to what it is to do, until it is stopped. */
export class EventLoopLag {
  #due = performance.now() + EVERY_MS;
  #longest = 0;
  #timer = setInterval(() => this.#look(), EVERY_MS);

  /** The longest in milliseconds since it was taken last. */
  take(): number {
    const longest = Math.max(this.#longest, performance.now() - this.#due, 0);
    this.#longest = 0;
    return longest;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const now = performance.now();
    this.#longest = Math.max(this.#longest, now - this.#due);
    this.#due = now + EVERY_MS;
  }
}
