import { setTimeout as delay } from "node:timers/promises";
import type { Sql } from "postgres";
import { connect, type DatabaseAddress } from "../../../db/connection.ts";
import { openDatabaseServer } from "../../../db/database_server.ts";
import { Configuration, readConfiguration } from "../../../domain/configuration.ts";
import { paths } from "../../../views/paths.ts";

/** Servers on one database, each a process started as `deno task start` starts it. */
export interface LoadServer extends AsyncDisposable {
  /** One for each server. */
  ports: readonly number[];
  /** Process ids, in the order of the ports. */
  pids: readonly number[];
  postmaster: number;
  address: DatabaseAddress;
  /** The owner's connection, which no row-level security narrows. */
  owner: Sql;
}

const ROOT = new URL("../../../", import.meta.url).pathname;
const READY_WITHIN_MS = 60_000;

/** Its log goes nowhere: who keeps it is another program, which would be measured too. */
export async function startLoadServer(count: number): Promise<LoadServer> {
  const folder = await Deno.makeTempDir({ prefix: "vrs-load-" });
  await Deno.chmod(folder, 0o755);
  const environment = { VRS_DATA_DIR: folder };
  const ports: number[] = [];
  const children: Deno.ChildProcess[] = [];
  for (let server = 0; server < count; server++) {
    const port = freePort();
    ports.push(port);
    const child = await startServer({ ...environment, PORT: String(port) });
    children.push(child);
    await Promise.race([answering(port), failing(child)]);
  }
  const joined = await openDatabaseServer(readConfiguration(environment));
  const owner = connect(joined.address, "owner", 1);
  const pids = children.map(({ pid }) => pid);
  const [{ pid }] = await owner<[{ pid: number }]>`select pg_backend_pid() as pid`;
  return {
    ...{ ports, pids, owner, address: joined.address, postmaster: await parentOf(pid) },
    async [Symbol.asyncDispose]() {
      await owner.end();
      await joined.stop();
      for (const child of children.toReversed()) {
        child.kill("SIGTERM");
        await child.status;
      }
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** With the command line of the task, but without the shell around it. */
async function startServer(environment: Record<string, string>): Promise<Deno.ChildProcess> {
  const { tasks } = JSON.parse(await Deno.readTextFile(`${ROOT}deno.json`));
  const [, ...args] = String(tasks.start).split(" ");
  const kept = Object.entries(Deno.env.toObject()).filter(([name]) =>
    !(name in Configuration.shape)
  );
  return new Deno.Command(Deno.execPath(), {
    args,
    cwd: ROOT,
    env: { ...Object.fromEntries(kept), ...environment },
    clearEnv: true,
    stdin: "null",
    stdout: "null",
    stderr: "inherit",
  }).spawn();
}

function freePort(): number {
  using listener = Deno.listen({ hostname: "127.0.0.1", port: 0 });
  return listener.addr.port;
}

async function failing(child: Deno.ChildProcess): Promise<never> {
  const { code } = await child.status;
  throw new Error(`the server ended with ${code}`);
}

async function answering(port: number): Promise<void> {
  const latest = performance.now() + READY_WITHIN_MS;
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}${paths.signIn}`).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
    if (performance.now() > latest) throw new Error("the server does not answer");
    await delay(100);
  }
}

/** Field 4 of proc_pid_stat(5); the name before it, in brackets, may hold blanks. */
async function parentOf(pid: number): Promise<number> {
  const stat = await Deno.readTextFile(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}
