import { setTimeout as delay } from "node:timers/promises";
import type { DatabasePlace } from "./database_place.ts";
import { postmasterArguments } from "./postmaster_settings.ts";
import type { ServerAccount } from "./server_account.ts";
import { serverEnvironment } from "./server_environment.ts";

export interface Postmaster {
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  stop(): Promise<void>;
  /** Resolves when the server has ended, asked or not. */
  ended: Promise<void>;
}

/**
 * PostgreSQL's parent. It waits on a pipe from us, which the system closes whatever way we die, and
 * then asks for a fast shutdown (again each second: the server cannot hear it while it starts).
 * Signals sent to everybody, as by systemd, must not end the watch before the server has ended.
 */
const watch = `
exec 3<&0 </dev/null 2>>"$1"; shift
"$@" 3<&- & server=$!
trap '' INT TERM HUP
{ read -r _ <&3; while kill -INT $server 2>/dev/null; do sleep 1; done; } & reader=$!
wait $server
kill -KILL $reader`;

/** Resolves when the server accepts connections. Throws with the end of its log if it does not. */
export async function startPostmaster({ place, account, socketDirectory, settings }: {
  place: DatabasePlace;
  account: ServerAccount;
  socketDirectory: string;
  settings: Record<string, string>;
}): Promise<Postmaster> {
  await openLog(place.log, account);
  const server = postmasterArguments({ cluster: place.cluster, socketDirectory, wanted: settings });
  const child = new Deno.Command("/bin/sh", {
    ...account.identity,
    args: ["-c", watch, "vrs-postgres", place.log, `${place.home}/bin/postgres`, ...server],
    cwd: place.root,
    env: serverEnvironment(),
    clearEnv: true,
    detached: true, // its own session: Ctrl-C must not stop it while requests finish
    stdin: "piped",
    stdout: "null",
    stderr: "null",
  }).spawn();
  const closePipe = () => child.stdin.close().catch(() => {}); // closed already
  let isRunning = true;
  const ended = child.status.then(async () => {
    isRunning = false;
    await closePipe(); // if only the watch was killed, its reader still ends the server
  });
  while (!await isReady(place.cluster)) {
    if (!isRunning) throw await startFailure(place.log);
    await delay(5);
  }
  child.unref();
  const stop = async () => {
    child.ref();
    await closePipe();
    await ended;
  };
  return { stop, ended };
}

async function openLog(log: string, account: ServerAccount): Promise<void> {
  await Deno.rename(log, `${log}.old`).catch(() => {}); // the first start has none
  await Deno.writeTextFile(log, "", { mode: 0o600 });
  if (account.identity.uid !== undefined) await Deno.chown(log, account.uid, account.gid);
}

/** The eighth line of postmaster.pid; recovery after a crash may take minutes before it says so. */
async function isReady(cluster: string): Promise<boolean> {
  const lines = await Deno.readTextFile(`${cluster}/postmaster.pid`).catch(() => "");
  return lines.split("\n")[7]?.trim() === "ready";
}

async function startFailure(log: string): Promise<Error> {
  const lines = (await Deno.readTextFile(log)).split("\n").slice(-20).join("\n");
  return new Error(
    `内蔵PostgreSQLを起動できませんでした。下の記録を確かめてください (全文: ${log})。\n${lines}`,
  );
}
