import { Buffer } from "node:buffer";

const LF = 0x0a;

/** Takes from a stream as many bytes as are wanted, and holds no more than it needs for them. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #waiting: Uint8Array[] = [];
  #length = 0;
  #isOver = false;
  /** How many bytes were taken. */
  position = 0;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Undefined when the stream ends before. */
  async bytes(count: number): Promise<Buffer | undefined> {
    while (this.#length < count) if (!await this.#more()) return undefined;
    return this.#take(count);
  }

  /** With its line feed; undefined when there is none within so many bytes. */
  async line(longest: number): Promise<Buffer | undefined> {
    for (;;) {
      const joined = this.#joined();
      const end = joined.indexOf(LF);
      if (end >= longest || (end < 0 && joined.length >= longest)) return undefined;
      if (end >= 0) return this.#take(end + 1);
      if (!await this.#more()) return undefined;
    }
  }

  /** Whether nothing is left. */
  async isOver(): Promise<boolean> {
    while (this.#length === 0) if (!await this.#more()) return true;
    return false;
  }

  async #more(): Promise<boolean> {
    if (this.#isOver) return false;
    const { done, value } = await this.#source.next();
    if (done) {
      this.#isOver = true;
      return false;
    }
    this.#waiting.push(value);
    this.#length += value.length;
    return true;
  }

  #joined(): Buffer {
    const [first, ...others] = this.#waiting;
    const isOne = first !== undefined && others.length === 0;
    const joined = isOne
      ? Buffer.from(first.buffer, first.byteOffset, first.length)
      : Buffer.concat(this.#waiting);
    this.#waiting = [joined];
    return joined;
  }

  #take(count: number): Buffer {
    const joined = this.#joined();
    this.#waiting = [joined.subarray(count)];
    this.#length -= count;
    this.position += count;
    return joined.subarray(0, count);
  }
}
