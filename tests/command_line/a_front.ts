import { Buffer } from "node:buffer";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { TRIES_NEXT } from "../../routes/drain.ts";

const LEFT_ALONE_MS = 2_000;

/**
 * A reverse proxy that does what the README says of nginx and no more: round robin; a server that
 * refuses a connection, or answers a GET with 502, is left alone for a while and the next one asked;
 * what was sent of anything else is never sent again.
 */
export async function aFront(servers: readonly number[]) {
  const front = new Front(servers);
  const http = createServer((visitor, answer) => void front.pass(visitor, answer));
  const { promise, resolve } = Promise.withResolvers<void>();
  http.listen(0, "127.0.0.1", resolve);
  await promise;
  const address = http.address();
  const port = typeof address === "object" ? address!.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      http.closeAllConnections();
      await new Promise((closed) => http.close(closed));
    },
  };
}

class Front {
  #turn = 0;
  #leftAlone = new Map<number, number>();

  constructor(readonly servers: readonly number[]) {}

  async pass(visitor: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await bytesOf(visitor);
    for (const port of this.#candidates()) {
      const outcome = await ask(port, visitor, body);
      const isGet = visitor.method === "GET";
      const mayGoOn = outcome === "refused" ||
        isGet && (outcome === "lost" || outcome.status === 502);
      if (mayGoOn) {
        this.#leftAlone.set(port, Date.now() + LEFT_ALONE_MS);
        continue;
      }
      if (outcome === "lost") break;
      answer.writeHead(outcome.status, outcome.headers).end(outcome.body);
      return;
    }
    answer.writeHead(504).end();
  }

  #candidates(): number[] {
    const turn = this.#turn++ % this.servers.length;
    const round = [...this.servers.slice(turn), ...this.servers.slice(0, turn)];
    return round.filter((port) => (this.#leftAlone.get(port) ?? 0) <= Date.now());
  }
}

interface Answer {
  status: number;
  headers: IncomingMessage["headers"];
  body: Buffer;
}

/** "refused": nothing was sent; "lost": who knows what became of it. */
function ask(
  port: number,
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<Answer | "refused" | "lost"> {
  const { promise, resolve } = Promise.withResolvers<Answer | "refused" | "lost">();
  const asking = request({
    ...{ host: "127.0.0.1", port, method, path: url, agent: false },
    headers: { ...headers, [TRIES_NEXT]: "yes", connection: "close" },
  }, (answer) => {
    bytesOf(answer).then((body) => {
      resolve({ status: answer.statusCode!, headers: answer.headers, body });
    }, () => resolve("lost"));
  });
  asking.on("error", (error) => {
    resolve("code" in error && error.code === "ECONNREFUSED" ? "refused" : "lost");
  });
  asking.end(body);
  return promise;
}

async function bytesOf(stream: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}
