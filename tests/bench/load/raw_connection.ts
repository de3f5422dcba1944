/** What a load generator looks at in an answer. */
export interface RawAnswer {
  status: number;
  /** Where a redirect leads, or where the page that is answered is found again; "" of others. */
  location: string;
  /** Of the body as it came over the wire. */
  bytes: number;
}

const HEAD_END = new Uint8Array([13, 10, 13, 10]);
const LINE_END = 10;
const latin = new TextDecoder("latin1");

/**
 * One keep-alive connection of HTTP/1.1 without anything that costs time: a request is bytes made
 * beforehand, a body is counted and thrown away. `fetch` takes ten times as long.
 */
export class RawConnection {
  #buffer = new Uint8Array(64 * 1024);
  #start = 0;
  #end = 0;

  private constructor(private readonly connection: Deno.TcpConn) {}

  static async open(port: number): Promise<RawConnection> {
    const connection = await Deno.connect({ hostname: "127.0.0.1", port });
    connection.setNoDelay(true);
    return new RawConnection(connection);
  }

  /** Rejects when the connection ends before the answer does. */
  async send(request: Uint8Array): Promise<RawAnswer> {
    let written = 0;
    while (written < request.length) {
      written += await this.connection.write(request.subarray(written));
    }
    const head = await this.#head();
    const status = Number(head.slice(9, 12));
    const location = /\r\n(?:location|hx-push-url): ([^\r]*)/i.exec(head)?.[1] ?? "";
    return { status, location, bytes: await this.#skipBody(head, status) };
  }

  /** Sends a request whose answer never ends, and tells of each piece of it, until `close`. */
  async follow(request: Uint8Array, tell: (bytes: number) => void): Promise<void> {
    await this.connection.write(request);
    for (;;) {
      const count = await this.connection.read(this.#buffer).catch(() => null);
      if (count === null) return;
      tell(count);
    }
  }

  close(): void {
    this.connection.close();
  }

  async #head(): Promise<string> {
    for (;;) {
      const end = indexOf(this.#buffer, HEAD_END, this.#start, this.#end);
      if (end >= 0) {
        const head = latin.decode(this.#buffer.subarray(this.#start, end + 2));
        this.#start = end + HEAD_END.length;
        return head;
      }
      await this.#more();
    }
  }

  async #skipBody(head: string, status: number): Promise<number> {
    if (status === 204 || status === 304) return 0;
    const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
    if (length !== undefined) {
      await this.#skip(Number(length));
      return Number(length);
    }
    let bytes = 0;
    for (;;) {
      const size = parseInt(await this.#line(), 16);
      await this.#skip(size + 2);
      if (size === 0) return bytes;
      bytes += size;
    }
  }

  async #line(): Promise<string> {
    for (;;) {
      const end = this.#buffer.subarray(0, this.#end).indexOf(LINE_END, this.#start);
      if (end >= 0) {
        const line = latin.decode(this.#buffer.subarray(this.#start, end));
        this.#start = end + 1;
        return line;
      }
      await this.#more();
    }
  }

  async #skip(count: number): Promise<void> {
    let left = count;
    for (;;) {
      const there = Math.min(left, this.#end - this.#start);
      this.#start += there;
      left -= there;
      if (left === 0) return;
      await this.#more();
    }
  }

  /** Reads what comes next behind what is not looked at yet. */
  async #more(): Promise<void> {
    if (this.#start === this.#end) this.#start = this.#end = 0;
    else if (this.#start > 0) {
      this.#buffer.copyWithin(0, this.#start, this.#end);
      this.#end -= this.#start;
      this.#start = 0;
    }
    if (this.#end === this.#buffer.length) throw new Error("the head of an answer is too long");
    const count = await this.connection.read(this.#buffer.subarray(this.#end));
    if (count === null) throw new Error("the connection ended before the answer");
    this.#end += count;
  }
}

function indexOf(buffer: Uint8Array, wanted: Uint8Array, start: number, end: number): number {
  for (let place = start; place + wanted.length <= end; place++) {
    if (wanted.every((byte, index) => buffer[place + index] === byte)) return place;
  }
  return -1;
}
