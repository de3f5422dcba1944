import { findServerAccount } from "../../db/embedded/server_account.ts";
import { aDataDirectory } from "../db/embedded/a_data_directory.ts";
import { until } from "../db/embedded/writer_process.ts";

/** Where Debian has it; not every machine does. */
const PROGRAM = ["/usr/sbin/pgbouncer", "/usr/bin/pgbouncer", "/usr/local/bin/pgbouncer"]
  .find(isThere);

export const HAS_PGBOUNCER = PROGRAM !== undefined;

export interface Pgbouncer extends AsyncDisposable {
  /** The same database as that of `url`, through the pooler. */
  url: string;
}

/** One in transaction mode that opens at most so many connections to the database at `url`. */
export async function aPgbouncer(
  url: string,
  { userlist, serverConnections }: { userlist: string; serverConnections: number },
): Promise<Pgbouncer> {
  const stack = new AsyncDisposableStack();
  const { path } = stack.use(await aDataDirectory());
  const { hostname, port, pathname } = new URL(url);
  const database = pathname.slice(1);
  const own = freePort();
  const settings = `[databases]
${database} = host=${hostname} port=${port} dbname=${database}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = ${own}
unix_socket_dir =
auth_type = scram-sha-256
auth_file = ${path}/userlist.txt
pool_mode = transaction
max_client_conn = 500
default_pool_size = ${serverConnections}
max_db_connections = ${serverConnections}
logfile = ${path}/pgbouncer.log
`;
  await Deno.writeTextFile(`${path}/pgbouncer.ini`, settings);
  await Deno.writeTextFile(`${path}/userlist.txt`, userlist);
  const { identity } = await findServerAccount(path); // it refuses to run as root, too
  if (identity.uid !== undefined) await Deno.chown(path, identity.uid, identity.gid!);
  const child = new Deno.Command(PROGRAM!, {
    ...identity,
    args: ["-q", `${path}/pgbouncer.ini`],
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).spawn();
  stack.defer(async () => {
    child.kill("SIGTERM");
    await child.status;
  });
  await until(() => answers(own));
  return {
    url: `postgres://127.0.0.1:${own}/${database}`,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

async function answers(port: number): Promise<boolean> {
  try {
    (await Deno.connect({ hostname: "127.0.0.1", port })).close();
    return true;
  } catch {
    return false;
  }
}

function isThere(path: string): boolean {
  try {
    return Deno.statSync(path).isFile;
  } catch {
    return false;
  }
}
