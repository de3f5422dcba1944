import { connect, type DatabaseAddress } from "../../db/connection.ts";
import { startEmbeddedPostgres } from "../../db/embedded/embedded_postgres.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { aKeyFile } from "../db/a_key_ring.ts";
import { THE_PASSWORDS, theTestServer } from "../db/test_server.ts";

/** An empty database on a PostgreSQL that is not ours to start, reached over TCP by its URL. */
export interface ForeignPostgres extends AsyncDisposable {
  /** As the owner, for `migrate`. */
  url: string;
  /** The same without anybody's name: all a server is told. */
  serverUrl: string;
  address: DatabaseAddress;
}

/** Only its owner gets in without a password, as with most managed servers' administrators. */
const RULES = "local all vrs_owner trust\nlocal all all scram-sha-256\n";

export async function aForeignPostgres(): Promise<ForeignPostgres> {
  const stack = new AsyncDisposableStack();
  const server = await aStrictServer(stack);
  const name = `vrs_test_${Math.floor(Date.now() / 60_000)}_${crypto.randomUUID().slice(0, 8)}`;
  const owner = connect(server("postgres"), "owner", 1);
  stack.defer(() => owner.end());
  await owner.unsafe(`create database ${name}`);
  stack.defer(async () => void await owner.unsafe(`drop database ${name} with (force)`));
  const url = stack.adopt(openDoor(server(name)), (door) => door.close()).url;
  return {
    url,
    serverUrl: Object.assign(new URL(url), { username: "", password: "" }).href,
    address: { kind: "url", url, passwords: THE_PASSWORDS },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Tests on a given server share its roles, so all of them use the same keys. */
export async function aDirectoryWithKeys() {
  const directory = await aDataDirectory();
  await Deno.writeTextFile(`${directory.path}/keys.json`, aKeyFile(), { mode: 0o600 });
  return directory;
}

async function aStrictServer(stack: AsyncDisposableStack) {
  if (Deno.env.get("VRS_TEST_DATABASE_URL")) return await theTestServer();
  const directory = stack.use(await aDataDirectory());
  const hbaFile = `${directory.path}/pg_hba.conf`;
  await Deno.writeTextFile(hbaFile, RULES, { mode: 0o644 });
  const settings = { hba_file: hbaFile };
  const postgres = await startEmbeddedPostgres(directory.path, { settings });
  stack.defer(() => postgres.stop());
  const { socketDirectory, superuser } = postgres;
  return (database: string): DatabaseAddress => {
    return { kind: "socket", socketDirectory, owner: superuser, database };
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
