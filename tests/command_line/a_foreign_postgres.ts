import { connect, type DatabaseAddress } from "../../db/connection.ts";
import { theTestServer } from "../db/test_server.ts";

/** An empty database on a PostgreSQL that is not ours to start, reached over TCP by its URL. */
export interface ForeignPostgres extends AsyncDisposable {
  url: string;
}

export async function aForeignPostgres(): Promise<ForeignPostgres> {
  const server = await theTestServer();
  const name = `vrs_test_${Math.floor(Date.now() / 60_000)}_${crypto.randomUUID().slice(0, 8)}`;
  const owner = connect(server("postgres"), "owner", 1);
  await owner.unsafe(`create database ${name}`);
  const door = openDoor(server(name));
  return {
    url: door.url,
    async [Symbol.asyncDispose]() {
      await owner.unsafe(`drop database ${name} with (force)`);
      await owner.end();
      await door.close();
    },
  };
}

/** The test server usually listens on a unix socket only: a TCP port that leads to it. */
function openDoor(address: DatabaseAddress): { url: string; close(): Promise<void> } {
  if (address.kind === "url") return { url: address.url, close: () => Promise.resolve() };
  const path = `${address.socketDirectory}/.s.PGSQL.5432`;
  const listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  const visitors: Promise<unknown>[] = [];
  const accepting = (async () => {
    for await (const visitor of listener) visitors.push(leadTo(path, visitor));
  })();
  const { port } = listener.addr;
  return {
    url: `postgres://${address.owner}@127.0.0.1:${port}/${address.database}`,
    async close() {
      listener.close();
      await accepting;
      await Promise.all(visitors);
    },
  };
}

async function leadTo(path: string, visitor: Deno.TcpConn): Promise<void> {
  const server = await Deno.connect({ transport: "unix", path });
  // Either side may break off; the other then has nobody to talk to.
  await Promise.allSettled([
    visitor.readable.pipeTo(server.writable),
    server.readable.pipeTo(visitor.writable),
  ]);
}
