import { setTimeout as delay } from "node:timers/promises";
import type { DatabaseAddress } from "../../db/connection.ts";

/** How the line between a server and its database behaves. */
export type LineState =
  | { kind: "clear" }
  /** Each piece of an answer comes so much later. */
  | { kind: "slow"; ms: number }
  /** Everything is swallowed and nothing closed, as by a firewall that forgot the connection. */
  | { kind: "silent" };

/** A TCP line to a PostgreSQL, which a test can disturb. */
export class TappedLine implements AsyncDisposable {
  #listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  #state: LineState = { kind: "clear" };
  #changed = Promise.withResolvers<void>();
  #ends = new Set<Deno.Conn>();
  #accepting: Promise<void>;

  /** `address` is what it leads to, or where that will be once it is started. */
  constructor(private readonly address: DatabaseAddress) {
    this.#accepting = this.#accept();
  }

  /** The same database as the address, over this line; nobody's name in it. */
  get url(): string {
    const { port } = this.#listener.addr;
    const { address } = this;
    const database = address.kind === "socket" ? address.database : new URL(address.url).pathname;
    return `postgres://127.0.0.1:${port}/${database.replace(/^\//, "")}`;
  }

  become(state: LineState): void {
    this.#state = state;
    this.#changed.resolve();
    this.#changed = Promise.withResolvers();
  }

  /** Breaks off whatever is open; new connections are made. */
  cut(): void {
    for (const end of this.#ends) tryToClose(end);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#listener.close();
    this.become({ kind: "clear" });
    this.cut();
    await this.#accepting;
  }

  async #accept(): Promise<void> {
    for await (const visitor of this.#listener) this.#lead(visitor);
  }

  async #lead(visitor: Deno.TcpConn): Promise<void> {
    this.#ends.add(visitor);
    try {
      const server = await this.#open();
      this.#ends.add(server);
      const there = this.#carry(visitor, server, "question").catch(() => {}); // either side may break off
      await this.#carry(server, visitor, "answer").catch(() => {});
      tryToClose(visitor);
      tryToClose(server);
      await there;
    } catch {
      tryToClose(visitor); // nobody is there
    }
  }

  #open(): Promise<Deno.Conn> {
    const { address } = this;
    if (address.kind === "url") {
      const { hostname, port } = new URL(address.url);
      return Deno.connect({ hostname, port: Number(port || 5432) });
    }
    return Deno.connect({
      transport: "unix",
      path: `${address.socketDirectory}/.s.PGSQL.5432`,
    });
  }

  async #carry(from: Deno.Conn, to: Deno.Conn, what: "question" | "answer"): Promise<void> {
    const piece = new Uint8Array(64 * 1024);
    for (;;) {
      const length = await from.read(piece);
      while (this.#state.kind === "silent") await this.#changed.promise;
      if (length === null) break;
      if (what === "answer" && this.#state.kind === "slow") await delay(this.#state.ms);
      for (let sent = 0; sent < length;) sent += await to.write(piece.subarray(sent, length));
    }
    this.#ends.delete(from);
    await to.closeWrite?.();
  }
}

function tryToClose(end: Deno.Conn): void {
  try {
    end.close();
  } catch {
    // closed already
  }
}
